package io.hourglass.io.csv;

import java.util.List;

/**
 * How a file is written, and how its columns are called.
 *
 * @param separator of cells; {@link CsvParser#BLANKS} or {@link CsvParser#NONE}
 * @param skip number of lines above the header, or above the rows if there is none
 * @param comment how lines begin that are passed over, the empty text if there are none
 * @param header whether the first record is the columns' names
 * @param names of the columns
 * @param notices what was found out and may be wrong
 */
record CsvDialect(
    char separator,
    long skip,
    String comment,
    boolean header,
    List<String> names,
    List<String> notices) {
  CsvDialect {
    names = List.copyOf(names);
    notices = List.copyOf(notices);
  }

  int width() {
    return names.size();
  }

  /** The separator for messages. */
  String shownSeparator() {
    return switch (separator) {
      case '\t' -> "tab";
      case CsvParser.BLANKS -> "blank";
      default -> String.valueOf(separator);
    };
  }
}
