package io.hourglass.io.format;

import io.hourglass.data.DataException;
import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.io.source.Input;
import io.hourglass.io.source.WriteFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;

/**
 * Writes tables of one schema after each other to one file. The file appears when it is finished,
 * as a whole; closed before that, nothing is left behind.
 *
 * <pre>
 * try (TableWriter writer = TableWriter.open(Path.of("scores.csv"), schema)) {
 *   writer.append(first);
 *   writer.append(second);
 *   writer.finish();
 * }
 * </pre>
 */
public interface TableWriter extends AutoCloseable {
  /**
   * Starts a file of the kind that its name says: {@code .csv}, {@code .tsv} (both also with {@code
   * .gz}) or {@code .parquet}.
   *
   * @param schema of every table that will be written: numbers, names and times
   * @throws DataException if the file cannot be written there, or the name says no known kind
   */
  static TableWriter open(Path target, Schema schema) {
    try {
      return writer(target, schema);
    } catch (IOException | SQLException e) {
      throw WriteFailure.of(target, e);
    }
  }

  private static TableWriter writer(Path target, Schema schema) throws IOException, SQLException {
    if (Input.nameOf(target).toLowerCase(Locale.ROOT).endsWith(".parquet")) {
      return new ParquetWriter(target, schema);
    }
    return new CsvWriter(target, schema, separator(target));
  }

  private static char separator(Path target) {
    String plain = Input.plainName(target);
    if (!plain.endsWith(".csv") && !plain.endsWith(".tsv")) {
      throw new DataException(
          target + ": expected a name that ends in .csv, .tsv, .csv.gz, .tsv.gz or .parquet");
    }
    return plain.endsWith(".csv") ? ',' : '\t';
  }

  /** Writes a whole table to a file. */
  static void write(Path target, Table table) {
    try (TableWriter writer = open(target, table.schema())) {
      writer.append(table);
      writer.finish();
    }
  }

  /** Writes rows behind those already written. */
  void append(Table table);

  /** Moves the file into its place. */
  void finish();

  /** Releases all resources and deletes an unfinished file. */
  @Override
  void close();
}
