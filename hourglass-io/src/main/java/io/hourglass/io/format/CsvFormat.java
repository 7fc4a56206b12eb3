package io.hourglass.io.format;

import io.hourglass.data.DataException;
import io.hourglass.data.TableSource;
import io.hourglass.io.duckdb.DuckSource;
import io.hourglass.io.duckdb.Relation;
import io.hourglass.io.duckdb.Sql;
import io.hourglass.io.source.Bytes;
import io.hourglass.io.source.Input;
import io.hourglass.io.source.LoadedTable;
import io.hourglass.io.source.ReadOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Comma-, tab-, semicolon-, bar- or blank-separated values, in UTF-8. */
final class CsvFormat implements Format {
  private static final int SNIFFED_BYTES = 1 << 16;
  private static final Pattern RAGGED =
      Pattern.compile(
          "CSV Error on Line: (\\d+).*Expected Number of Columns: (\\d+) Found: (\\d+)",
          Pattern.DOTALL);
  private static final Pattern AT_LINE =
      Pattern.compile("CSV Error on Line: (\\d+)\\s.*?\n([^\n]*)\n+Possible", Pattern.DOTALL);

  @Override
  public String label() {
    return "CSV";
  }

  @Override
  public boolean reads(Path file) {
    return Input.plainName(file).matches(".*\\.(csv|tsv|txt|data|dat|tab)");
  }

  @Override
  public LoadedTable load(Input input, ReadOptions options) {
    return DuckSource.of(relation(input, options), options).load();
  }

  @Override
  public TableSource open(Input input, ReadOptions options) {
    return DuckSource.of(relation(input, options), options);
  }

  private static Relation relation(Input input, ReadOptions options) {
    List<Relation> parts = new ArrayList<>();
    CsvDialect first = sniff(input.files().get(0), options);
    for (Path file : input.files()) {
      CsvDialect dialect = sniff(file, options);
      if (!dialect.names().equals(first.names())) {
        throw new DataException(
            "%s: expected the columns of %s, %s, got %s"
                .formatted(
                    Input.nameOf(file),
                    Input.nameOf(input.files().get(0)),
                    first.names(),
                    dialect.names()));
      }
      parts.add(relation(Input.nameOf(file), List.of(file), dialect, List.of()));
    }
    return parts.size() == 1 ? parts.get(0) : relation(input.name(), input.files(), first, parts);
  }

  private static Relation relation(
      String name, List<Path> files, CsvDialect dialect, List<Relation> parts) {
    String none = dialect.header() ? "a header only" : "an empty file";
    return new Relation(
        name, from(files, dialect), true, none, parts, e -> explain(name, dialect, e));
  }

  private static String from(List<Path> files, CsvDialect dialect) {
    List<String> paths = files.stream().map(Path::toString).toList();
    String columns =
        dialect.names().stream()
            .map(name -> Sql.text(name) + ": 'VARCHAR'")
            .collect(Collectors.joining(", "));
    String rules =
        "auto_detect=false, quote='\"', escape='\"', header=%s".formatted(dialect.header());
    return dialect.separator() == ' '
        ? WhitespaceCells.from(paths, dialect)
        : "read_csv(%s, %s, delim=%s, columns={%s})"
            .formatted(
                Sql.list(paths), rules, Sql.text(String.valueOf(dialect.separator())), columns);
  }

  private static CsvDialect sniff(Path file, ReadOptions options) {
    try (InputStream in = Bytes.open(file)) {
      byte[] start = in.readNBytes(SNIFFED_BYTES);
      if (start.length == 0) {
        throw new DataException(
            Input.nameOf(file) + ": expected at least 1 row, got an empty file");
      }
      String text = new String(start, StandardCharsets.UTF_8);
      String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
      return CsvDialect.sniff(unmarked, start.length < SNIFFED_BYTES, options);
    } catch (IOException e) {
      throw Bytes.unreadable(Input.nameOf(file), e);
    }
  }

  private static DataException explain(String name, CsvDialect dialect, SQLException e) {
    String message = String.valueOf(e.getMessage());
    int headerRows = dialect.header() ? 1 : 0;
    Matcher ragged = RAGGED.matcher(message);
    if (ragged.find()) {
      return new DataException(
          "%s, row %d: expected %s cells, got %s; quote a cell that holds a \"%s\""
              .formatted(
                  name,
                  Long.parseLong(ragged.group(1)) - headerRows,
                  ragged.group(2),
                  ragged.group(3),
                  dialect.separator()),
          e);
    }
    Matcher line = AT_LINE.matcher(message);
    return line.find()
        ? new DataException(
            "%s, row %d: cannot be read as CSV: %s"
                .formatted(name, Long.parseLong(line.group(1)) - headerRows, line.group(2)),
            e)
        : new DataException(name + ": cannot be read as CSV: " + Relation.sentence(e), e);
  }
}
