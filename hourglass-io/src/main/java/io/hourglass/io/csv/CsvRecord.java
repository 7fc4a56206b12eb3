package io.hourglass.io.csv;

import java.util.List;

/**
 * A record of the start of a file.
 *
 * @param line that it begins in, from 1
 * @param cells as they are in the file, without quotes
 * @param isBlank whether it is a line without anything but blanks
 */
record CsvRecord(long line, List<String> cells, boolean isBlank) {
  int size() {
    return cells.size();
  }

  /** The cells without surrounding blanks. */
  List<String> stripped() {
    return cells.stream().map(String::strip).toList();
  }
}
