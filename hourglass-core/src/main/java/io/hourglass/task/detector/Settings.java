package io.hourglass.task.detector;

import io.hourglass.task.anomaly.NormalScores;
import io.hourglass.task.anomaly.Threshold;
import java.util.List;

/**
 * What a detector's file says in JSON.
 *
 * @param rows learned from
 * @param standings of the scores of every view, in order
 * @param normal how normal rows score
 * @param threshold above which a row is an anomaly
 */
record Settings(int rows, List<Standing> standings, NormalScores normal, Threshold threshold) {
  /** What no file of another detector has. */
  static final String STANDINGS = "standings";

  Settings {
    standings = List.copyOf(standings);
  }

  /** Of these views. */
  static Settings of(
      Views views, List<Standing> standings, NormalScores normal, Threshold threshold) {
    return new Settings(views.tails().rows(), standings, normal, threshold);
  }

  Settings with(NormalScores newNormal, Threshold newThreshold) {
    return new Settings(rows, standings, newNormal, newThreshold);
  }
}
