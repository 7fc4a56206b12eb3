package io.hourglass.detect.stream;

import io.hourglass.data.DataException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a line holds a row. */
sealed interface RowFormat permits JsonRows, CsvRows {
  /**
   * Cells by name: texts, numbers, truths, null where missing. Empty for a line that is no row but
   * names the columns of those to come.
   *
   * @throws DataException if the line cannot be understood
   */
  Optional<Map<String, @Nullable Object>> cells(String line);

  /** Another detector takes these columns: what lines of names are known by. */
  void know(List<String> columns);

  /**
   * The format of a stream.
   *
   * @param firstLine of it
   * @param columns that a detector takes
   * @throws DataException if the line ought to name columns and does not
   */
  static RowFormat of(LineFormat asked, String firstLine, List<String> columns) {
    boolean json =
        asked == LineFormat.JSONL
            || (asked == LineFormat.AUTO && firstLine.stripLeading().startsWith("{"));
    return json ? new JsonRows() : CsvRows.of(firstLine, columns);
  }
}
