package io.hourglass.cli.command;

import io.hourglass.cli.option.CopyOption;
import io.hourglass.cli.option.DataOptions;
import io.hourglass.cli.output.Console;
import io.hourglass.cli.output.EmptyRows;
import io.hourglass.cli.output.Failures;
import io.hourglass.cli.output.Output;
import io.hourglass.cli.output.ProgressLine;
import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Reading;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.io.Tables;
import io.hourglass.io.format.TableWriter;
import io.hourglass.io.source.Split;
import io.hourglass.report.Text;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * Reads rows, makes others of them and writes these, batch by batch.
 *
 * @param out the file to write
 * @param copy columns of the rows that are read to copy to it
 */
public record RowOutput(Path out, CopyOption copy) {
  /** Where the rows go. */
  public static final class Option {
    @CommandLine.Option(
        names = "--out",
        required = true,
        paramLabel = "FILE",
        description = "The file to write: .csv or .parquet.")
    private Path out = Path.of("");

    /** The output that was asked for. */
    public RowOutput output(CopyOption copy) {
      return new RowOutput(out, copy);
    }
  }

  /** Makes rows of rows. */
  public interface Work {
    /**
     * The rows to write for these.
     *
     * @param firstRow number of rows before them
     */
    Table apply(Table table, long firstRow);

    /** Says what there is to say after the last rows. */
    default void finish(Console console) {}
  }

  /** Numbers of rows, from 1. */
  public static Column numbers(long firstRow, int rows) {
    return new NumericColumn(
        "row", IntStream.range(0, rows).mapToDouble(row -> firstRow + row + 1).toArray());
  }

  /**
   * Goes through all rows; returns the exit code.
   *
   * @param reading of the model that makes the rows
   */
  public int write(DataOptions data, Reading reading, Console console, Work work) {
    checkWritable(data.spec());
    TableSource source = Tables.open(data.spec(), data.reading(Split.TEST, reading));
    Tables.notices(source).forEach(console::notice);
    EmptyRows empty = new EmptyRows(reading.schema().names());
    long rows =
        write(
            source,
            ProgressLine.on(console),
            (table, firstRow) -> {
              empty.add(table, firstRow);
              return work.apply(table, firstRow);
            });
    empty.note(console);
    work.finish(console);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("out", out.toString());
    json.put("rows", rows);
    console.report(json, "%s: %s written".formatted(out, Text.count(rows, "row")));
    return Failures.OK;
  }

  private void checkWritable(String data) {
    checkEnding(out);
    Output.checkedFile("--out", out, data);
  }

  private long write(TableSource source, ProgressLine line, Work work) {
    try (Rows written = new Rows(out, line);
        Copies copies = new Copies(copy, source)) {
      long rows =
          source.forEachBatch((table, firstRow) ->
              written.append(
                  copies.appended(work.apply(table, firstRow)), firstRow + table.rows()));
      if (rows == 0) {
        throw DataException.noRows(source.name());
      }
      written.finish();
      return rows;
    }
  }

  /** Whether a file is one that rows can be written to, by its name. */
  public static boolean isTable(Path file) {
    String name = file.toString();
    return name.endsWith(".csv") || name.endsWith(".parquet");
  }

  private static void checkEnding(Path out) {
    if (!isTable(out)) {
      throw new IllegalArgumentException("--out must end in .csv or .parquet, got \"" + out + "\"");
    }
  }

  /** The copied columns of the rows in turn, read beside them. */
  private static final class Copies implements AutoCloseable {
    private final CopyOption copy;
    private final Optional<TableSource.Cursor> texts;

    private Copies(CopyOption copy, TableSource source) {
      this.copy = copy;
      this.texts = copy.texts(source).map(rows -> rows.open(TableSource.BATCH_ROWS));
    }

    private Table appended(Table own) {
      return texts.map(cursor -> copy.appended(own, cursor.next().orElseThrow())).orElse(own);
    }

    @Override
    public void close() {
      texts.ifPresent(TableSource.Cursor::close);
    }
  }

  /** A file whose columns are known when the first rows come, and its progress. */
  private static final class Rows implements AutoCloseable {
    private final Path out;
    private final ProgressLine line;
    private @Nullable TableWriter writer;

    private Rows(Path out, ProgressLine line) {
      this.out = out;
      this.line = line;
    }

    /**
     * Appends rows.
     *
     * @param total number of rows so far, with these
     */
    private void append(Table table, long total) {
      if (writer == null) {
        writer = TableWriter.open(out, table.schema());
      }
      writer.append(table);
      line.show(Text.format("%,d rows written", total));
    }

    private void finish() {
      if (writer != null) {
        writer.finish();
      }
    }

    @Override
    public void close() {
      try {
        if (writer != null) {
          writer.close();
        }
      } finally {
        line.clear();
      }
    }
  }
}
