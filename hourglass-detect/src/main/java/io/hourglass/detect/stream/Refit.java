package io.hourglass.detect.stream;

import io.hourglass.data.Table;
import io.hourglass.detect.RowDetector;

/** Makes a detector that takes the place of another. */
public interface Refit {
  /**
   * Fits one.
   *
   * @param rows nearly all normal
   * @param current the one in use
   * @param seed another one each time
   */
  RowDetector fit(Table rows, RowDetector current, long seed);
}
