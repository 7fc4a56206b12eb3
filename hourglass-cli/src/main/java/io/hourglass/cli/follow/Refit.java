package io.hourglass.cli.follow;

import io.hourglass.data.Table;
import io.hourglass.task.detector.AnomalyDetector;

/** Makes a detector that takes the place of another. */
public interface Refit {
  /**
   * Fits one.
   *
   * @param rows nearly all normal
   * @param current the one in use
   * @param seed another one each time
   */
  AnomalyDetector fit(Table rows, AnomalyDetector current, long seed);
}
