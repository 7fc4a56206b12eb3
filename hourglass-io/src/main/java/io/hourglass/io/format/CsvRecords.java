package io.hourglass.io.format;

import java.util.ArrayList;
import java.util.List;

/** Splits the start of a CSV file into records of cells. */
final class CsvRecords {
  private final char separator;
  private final List<List<String>> records = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private List<String> cells = new ArrayList<>();
  private boolean isQuoted;

  private CsvRecords(char separator) {
    this.separator = separator;
  }

  /** The records of the text, the last one excluded if it may have been cut off. */
  static List<List<String>> of(String text, boolean whole, char separator) {
    CsvRecords parser = new CsvRecords(separator);
    for (int i = 0; i < text.length(); i++) {
      parser.accept(text.charAt(i));
    }
    if (whole || parser.records.isEmpty()) {
      parser.endRecord();
    }
    return parser.records;
  }

  private void accept(char c) {
    if (c == '"') {
      isQuoted = !isQuoted;
    } else if (isQuoted || (c != separator && c != '\n' && c != '\r')) {
      cell.append(c);
    } else if (c == separator) {
      endCell();
    } else {
      endRecord();
    }
  }

  private void endCell() {
    cells.add(cell.toString());
    cell.setLength(0);
  }

  /** Ends a record; a blank line is none. */
  private void endRecord() {
    if (!cells.isEmpty() || !cell.toString().isBlank()) {
      endCell();
      records.add(stripped(cells));
      cells = new ArrayList<>();
    }
  }

  private List<String> stripped(List<String> raw) {
    return raw.stream()
        .map(String::strip)
        .filter(text -> separator != ' ' || !text.isEmpty())
        .toList();
  }
}
