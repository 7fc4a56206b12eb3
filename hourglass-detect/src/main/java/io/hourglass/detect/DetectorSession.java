package io.hourglass.detect;

import io.hourglass.data.RowNumbers;
import io.hourglass.data.Table;
import io.hourglass.detect.score.Detections;
import io.hourglass.detect.score.Reason;
import io.hourglass.detect.score.RowScore;
import java.util.List;
import java.util.Map;

/**
 * Scores rows one after the other, or batch by batch. A detector of a series remembers the rows
 * before; others score each row by itself. The same rows give the same scores to the bit, however
 * they are divided into calls.
 *
 * <p>Not thread-safe.
 */
public interface DetectorSession {
  /**
   * Scores the next row, without reasons, which {@link #reasons} gives.
   *
   * @param row plain values by column name; one that is absent or null is missing
   * @throws io.hourglass.data.DataException if a value is of the wrong kind, or the row of a series
   *     is not later than the one before; the row is then skipped
   */
  RowScore next(Map<String, ?> row);

  /**
   * Why the row that was scored last by itself scores as it does.
   *
   * @param limit the most reasons to give
   * @throws IllegalStateException before the first row
   */
  List<Reason> reasons(int limit);

  /**
   * Scores the next row and gives reasons.
   *
   * @param reasons the most to give
   */
  default RowScore next(Map<String, ?> row, int reasons) {
    RowScore score = next(row);
    return reasons == 0 ? score : score.withReasons(reasons(reasons));
  }

  /**
   * Scores the next rows. A rule that looks at all rows of a batch at once does so here.
   *
   * @param firstRow number of rows before them, so that messages count right
   * @param reasons the most to give for each row
   * @throws io.hourglass.data.DataException if the table is not like the training data
   */
  Detections next(Table table, long firstRow, int reasons);

  /** Rows of tables that were excluded so far: of a series those whose time cannot be used. */
  default RowNumbers skipped() {
    return RowNumbers.NONE;
  }
}
