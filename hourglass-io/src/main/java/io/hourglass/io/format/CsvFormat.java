package io.hourglass.io.format;

import io.hourglass.data.DataException;
import io.hourglass.io.duckdb.Relation;
import io.hourglass.io.duckdb.Sql;
import io.hourglass.io.source.Bytes;
import io.hourglass.io.source.Input;
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
final class CsvFormat implements RelationFormat {
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
  public Relation relation(Input input, ReadOptions options) {
    CsvDialect first = sniff(input.files().get(0), options);
    List<Relation> parts = new ArrayList<>();
    for (Path file : input.files()) {
      CsvDialect dialect = sniff(file, options);
      checkColumns(file, dialect, input, first);
      parts.add(relation(Input.nameOf(file), List.of(file), dialect, List.of()));
    }
    return parts.size() == 1 ? parts.get(0) : relation(input.name(), input.files(), first, parts);
  }

  private static void checkColumns(Path file, CsvDialect dialect, Input input, CsvDialect first) {
    if (!dialect.names().equals(first.names())) {
      String firstName = Input.nameOf(input.files().get(0));
      throw new DataException(
          "%s: expected the columns of %s, %s, got %s"
              .formatted(Input.nameOf(file), firstName, first.names(), dialect.names()));
    }
  }

  private static Relation relation(
      String name, List<Path> files, CsvDialect dialect, List<Relation> parts) {
    String none = dialect.header() ? "a header only" : "an empty file";
    return new Relation(
        name, from(files, dialect), true, none, parts, e -> explain(name, dialect, e));
  }

  private static String from(List<Path> files, CsvDialect dialect) {
    List<String> paths = files.stream().map(Path::toString).toList();
    return dialect.separator() == ' '
        ? WhitespaceCells.from(paths, dialect)
        : separatedCells(paths, dialect);
  }

  private static String separatedCells(List<String> paths, CsvDialect dialect) {
    String separator = Sql.text(String.valueOf(dialect.separator()));
    String columns =
        dialect.names().stream()
            .map(name -> Sql.text(name) + ": 'VARCHAR'")
            .collect(Collectors.joining(", "));
    return "read_csv(%s, auto_detect=false, quote='\"', escape='\"', header=%s, delim=%s, columns={%s})"
        .formatted(Sql.list(paths), dialect.header(), separator, columns);
  }

  private static CsvDialect sniff(Path file, ReadOptions options) {
    String name = Input.nameOf(file);
    byte[] start = Bytes.read(name, () -> start(file));
    if (start.length == 0) {
      throw new DataException(name + ": expected at least 1 row, got an empty file");
    }
    String text = new String(start, StandardCharsets.UTF_8);
    String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return CsvDialect.sniff(unmarked, start.length < SNIFFED_BYTES, options);
  }

  private static byte[] start(Path file) throws IOException {
    try (InputStream in = Bytes.open(file)) {
      return in.readNBytes(SNIFFED_BYTES);
    }
  }

  private static DataException explain(String name, CsvDialect dialect, SQLException e) {
    String message = String.valueOf(e.getMessage());
    Matcher ragged = RAGGED.matcher(message);
    if (ragged.find()) {
      return new DataException(ragged(name, dialect, ragged), e);
    }
    Matcher line = AT_LINE.matcher(message);
    return new DataException(line.find() ? atLine(name, dialect, line) : unread(name, e), e);
  }

  private static String ragged(String name, CsvDialect dialect, Matcher error) {
    long row = dialect.row(error.group(1));
    return "%s, row %d: expected %s cells, got %s; quote a cell that holds a \"%s\""
        .formatted(name, row, error.group(2), error.group(3), dialect.separator());
  }

  private static String unread(String name, SQLException e) {
    return name + ": cannot be read as CSV: " + Relation.sentence(e);
  }

  private static String atLine(String name, CsvDialect dialect, Matcher error) {
    return "%s, row %d: cannot be read as CSV: %s"
        .formatted(name, dialect.row(error.group(1)), error.group(2));
  }
}
