package io.hourglass.detect.stream;

import io.hourglass.data.Schema;
import io.hourglass.detect.score.RowScore;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the rows of a stream are scored by. One thread uses it. */
sealed interface LineScorer permits RowLineScorer, SeriesLineScorer, SignalLineScorer {
  /** Names and types of the columns it takes. */
  Schema schema();

  /**
   * Scores the next row.
   *
   * @throws io.hourglass.data.DataException if it cannot be scored; it is then passed over
   */
  RowScore judge(Map<String, @Nullable Object> values);

  /** Keeps in mind what {@link #judge} said of these values last. */
  void keep(Map<String, @Nullable Object> values, RowScore anomaly);

  /**
   * Between two rows: goes on with what was fitted meanwhile, or written over the file.
   *
   * @param row number of the next one
   * @return whether there is anything new
   */
  default boolean renew(long row) {
    return false;
  }

  /** At the end: waits for what is being fitted. */
  default void finish() {}

  /** Whether something is being fitted. */
  default boolean isUpdating() {
    return false;
  }

  /** In how many columns there is drift. */
  default long drifting() {
    return 0;
  }
}
