package io.hourglass.io.csv;

import java.util.List;
import java.util.Optional;

/**
 * The rows of a CSV file as DuckDB reads them.
 *
 * @param from what to write behind FROM
 * @param isTall whether each cell is a row of its own: its column's number, and its text
 * @param count number of rows of the file
 * @param notices what there is to tell about the file
 * @param scratch the copy that is read, if there is one
 */
public record CsvRows(
    String from, boolean isTall, long count, List<String> notices, Optional<ScratchFile> scratch) {
  public CsvRows {
    notices = List.copyOf(notices);
  }
}
