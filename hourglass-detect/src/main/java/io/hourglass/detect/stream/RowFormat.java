package io.hourglass.detect.stream;

import io.hourglass.data.DataException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parses lines into rows. */
sealed interface RowFormat permits JsonRows, DelimitedRows {
  /**
   * The fields of a row by name: text, numbers, booleans, null where missing. Empty for a header
   * line, which names the columns of the rows that follow.
   *
   * @throws DataException if the line is malformed
   */
  Optional<Map<String, @Nullable Object>> fields(String line);

  /** Sets the columns of the detector, by which header lines are recognized. */
  void setColumns(List<String> columns);

  /**
   * The format of a stream.
   *
   * @param firstLine of the stream
   * @param columns of the detector
   * @throws DataException if the line should be a header and names none of the columns
   */
  static RowFormat of(LineFormat asked, String firstLine, List<String> columns) {
    boolean json =
        asked == LineFormat.JSONL
            || (asked == LineFormat.AUTO && firstLine.stripLeading().startsWith("{"));
    return json ? new JsonRows() : DelimitedRows.of(firstLine, columns);
  }
}
