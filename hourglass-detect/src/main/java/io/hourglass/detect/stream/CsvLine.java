package io.hourglass.detect.stream;

import io.hourglass.data.DataException;
import java.util.ArrayList;
import java.util.List;

/** Splits a line of delimited text into cells; a quoted cell may hold separators and quotes. */
final class CsvLine {
  private final String line;
  private final char separator;
  private final List<String> cells = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private boolean quoted;

  private CsvLine(String line, char separator) {
    this.line = line;
    this.separator = separator;
  }

  /**
   * The cells of a line, without spaces around them.
   *
   * @throws DataException if a quote is not closed
   */
  static List<String> split(String line, char separator) {
    return new CsvLine(line, separator).split();
  }

  private List<String> split() {
    for (int at = 0; at < line.length(); at++) {
      if (isDoubledQuote(at)) {
        cell.append('"');
        at++;
      } else {
        take(line.charAt(at));
      }
    }
    checkClosed();
    endCell();
    return cells;
  }

  private boolean isDoubledQuote(int at) {
    return quoted && line.startsWith("\"\"", at);
  }

  private void take(char c) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == separator && !quoted) {
      endCell();
    } else {
      cell.append(c);
    }
  }

  private void endCell() {
    cells.add(cell.toString().strip());
    cell.setLength(0);
  }

  private void checkClosed() {
    if (quoted) {
      throw new DataException("expected a closing quote; a row must be one line");
    }
  }
}
