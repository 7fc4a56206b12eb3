package io.hourglass.cli.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cells of a CSV file as they stand there, read by other code than the one under test.
 *
 * @param columns the header
 * @param lines cells of each row
 */
record CsvText(List<String> columns, List<List<String>> lines) {
  private static final Pattern CELL = Pattern.compile("(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))(,|$)");

  static CsvText read(Path file) {
    try {
      List<List<String>> lines = Files.readAllLines(file).stream().map(CsvText::cells).toList();
      return new CsvText(lines.get(0), lines.subList(1, lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (Matcher cell = CELL.matcher(line); cell.find(); ) {
      cells.add(cell.group(1) == null ? cell.group(2) : cell.group(1).replace("\"\"", "\""));
      if (cell.group(3).isEmpty()) {
        break;
      }
    }
    return cells;
  }

  int rows() {
    return lines.size();
  }

  /** A cell of a row that counts from 1. */
  String cell(int row, String column) {
    int at = columns.indexOf(column);
    if (at < 0 || row < 1 || row > rows()) {
      throw new AssertionError(
          "no cell %d.%s; there are %d rows of %s".formatted(row, column, rows(), columns));
    }
    return lines.get(row - 1).get(at);
  }
}
