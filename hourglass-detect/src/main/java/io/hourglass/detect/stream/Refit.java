package io.hourglass.detect.stream;

import io.hourglass.data.Table;
import io.hourglass.detect.RowDetector;

/** Fits a detector that replaces the one in use. */
@FunctionalInterface
public interface Refit {
  /**
   * Fits a detector.
   *
   * @param rows mostly normal rows
   * @param current the detector in use
   * @param seed a different one for each update
   */
  RowDetector fit(Table rows, RowDetector current, long seed);
}
