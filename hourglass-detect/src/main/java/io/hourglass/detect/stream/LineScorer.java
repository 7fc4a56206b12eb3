package io.hourglass.detect.stream;

import io.hourglass.data.Reading;
import io.hourglass.data.Schema;
import io.hourglass.detect.score.RowScore;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scores the rows of a stream with the detector in use. For one thread. */
sealed interface LineScorer permits RowLineScorer, SessionLineScorer {
  /** Names and types of the columns of the detector. */
  Schema schema();

  /** How the training data of the detector were read. */
  Reading reading();

  /** Whether a column has the times of a series. */
  default boolean isTime(String column) {
    return false;
  }

  /**
   * Scores the next row.
   *
   * @throws io.hourglass.data.DataException if it cannot be scored; it is then skipped
   */
  RowScore score(Map<String, @Nullable Object> values);

  /** Records the row that was scored last, for drift and updates. */
  default void record(Map<String, @Nullable Object> values, RowScore score) {}

  /**
   * Switches between two rows to a detector that was fitted or written over the file meanwhile.
   *
   * @param row number of the next row
   * @return whether there is another detector
   */
  default boolean refresh(long row) {
    return false;
  }

  /** Waits at the end of the stream for a running update. */
  default void finish() {}

  /** Whether an update is running. */
  default boolean isUpdating() {
    return false;
  }

  /** Number of columns, scores included, that drift. */
  default long drifting() {
    return 0;
  }
}
