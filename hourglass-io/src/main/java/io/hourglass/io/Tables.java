package io.hourglass.io;

import io.hourglass.data.DataException;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.io.dataset.DataSets;
import io.hourglass.io.duckdb.DuckSource;
import io.hourglass.io.source.LoadedTable;
import io.hourglass.io.source.Notices;
import io.hourglass.io.source.ReadOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * The door to data: a file, a glob, a folder, a query or a named data set becomes a table.
 *
 * <p>The argument {@code spec} is one of
 *
 * <ul>
 *   <li>a file: {@code payments.csv}, {@code payments.parquet}, {@code x.npz}, {@code images.zip},
 *       also with {@code .gz} behind it;
 *   <li>a glob: {@code 2026/*.parquet}; the files are read in the order of their names;
 *   <li>a folder of files of one kind;
 *   <li>a query: {@code SELECT amount, country FROM 'payments.parquet' WHERE amount > 0}; files in
 *       it are relative to the working directory;
 *   <li>a data set of {@link DataSets}: {@code mnist}, {@code mnist:test}, {@code digits}.
 * </ul>
 *
 * <p>For a file whose name is that of a data set write {@code ./mnist}, or give a {@link Path}.
 */
public final class Tables {
  private static final long MAX_ROWS = Integer.MAX_VALUE - 8L;

  private Tables() {}

  /** Reads all rows with the default options. */
  public static Table read(String spec) {
    return read(spec, ReadOptions.defaults());
  }

  /** Reads all rows of a file or a folder with the default options. */
  public static Table read(Path path) {
    return read(path, ReadOptions.defaults());
  }

  /**
   * Reads all rows of a file or a folder. A path is never taken for a glob, a query or a data set.
   *
   * @throws DataException if there is no such data, or it cannot be read as asked
   */
  public static Table read(Path path, ReadOptions options) {
    return load(path, options).table();
  }

  /** Reads all rows of a file or a folder, and what their reader has noticed about them. */
  public static LoadedTable load(Path path, ReadOptions options) {
    return DataLocation.of(path, options).load(options);
  }

  /**
   * Opens a file or the files of a folder as a stream: constant memory, whatever the size.
   *
   * @throws DataException if there is no such data, or it cannot be read as asked
   */
  public static TableSource open(Path path, ReadOptions options) {
    return DataLocation.of(path, options).open(options);
  }

  /**
   * Reads all rows.
   *
   * @throws DataException if there is no such data, or it cannot be read as asked
   */
  public static Table read(String spec, ReadOptions options) {
    return load(spec, options).table();
  }

  /** Reads all rows, and what their reader has noticed about them. */
  public static LoadedTable load(String spec, ReadOptions options) {
    return DataLocation.of(spec, options).load(options);
  }

  /**
   * Opens the rows as a stream: files of any size in constant memory, in the same order each time.
   *
   * @throws DataException if there is no such data, or it cannot be read as asked
   */
  public static TableSource open(String spec, ReadOptions options) {
    return DataLocation.of(spec, options).open(options);
  }

  /**
   * Reads all rows of an opened source, and what their reader has noticed about them. Types are not
   * inferred anew, and rows that are in memory are not read again.
   *
   * @throws DataException if the rows cannot be read
   */
  public static LoadedTable load(TableSource source) {
    if (source instanceof DuckSource file) {
      return file.load();
    }
    Table table =
        source instanceof TableSource.InMemory memory
            ? memory.table()
            : source.firstBatch((int) Math.min(source.rows().orElse(MAX_ROWS), MAX_ROWS));
    return new LoadedTable(table, noticesAbout(table, source));
  }

  private static List<String> noticesAbout(Table rows, TableSource source) {
    return source.notices().isEmpty() ? Notices.of(rows) : source.notices();
  }

  /**
   * The rows of an opened source with some columns as they are written in the file, such as an
   * identifier of 19 digits or with leading zeros; numbers where the file has numbers that a double
   * holds exactly.
   *
   * @throws DataException if there is no such column
   */
  public static TableSource texts(TableSource source, List<String> columns) {
    if (source instanceof DuckSource file) {
      return file.texts(columns);
    }
    List<String> names = source.schema().names();
    checkColumns(source.name(), columns, names);
    return source.without(names.stream().filter(name -> !columns.contains(name)).toList());
  }

  private static void checkColumns(String source, List<String> columns, List<String> names) {
    for (String column : columns) {
      if (!names.contains(column)) {
        throw DataException.noColumn(source, column, names);
      }
    }
  }

  /** What a reader has noticed about the files when it opened a source, not about columns. */
  public static List<String> notices(TableSource source) {
    return source.notices().stream().filter(notice -> !notice.startsWith("column ")).toList();
  }

  /**
   * What a reader has noticed about an opened source of which a sample was read.
   *
   * @throws DataException if the rows cannot be read
   */
  public static List<String> notices(TableSource source, Table sample) {
    if (source instanceof DuckSource file) {
      return file.notices(sample);
    }
    return noticesAbout(sample, source);
  }
}
