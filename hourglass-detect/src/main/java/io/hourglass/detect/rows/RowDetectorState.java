package io.hourglass.detect.rows;

import io.hourglass.detect.threshold.NormalScores;
import io.hourglass.detect.threshold.Threshold;
import java.util.List;

/**
 * What a detector's file says in JSON.
 *
 * @param rows learned from
 * @param standings of the scores of every view, in order
 * @param normal how normal rows score
 * @param threshold above which a row is an anomaly
 */
public record RowDetectorState(
    int rows, List<ScoreNormalization> standings, NormalScores normal, Threshold threshold) {
  /** What no file of another detector has. */
  public static final String STANDINGS = "standings";

  public RowDetectorState {
    standings = List.copyOf(standings);
  }

  /** Of these views. */
  public static RowDetectorState of(
      ScorerEnsemble views,
      List<ScoreNormalization> standings,
      NormalScores normal,
      Threshold threshold) {
    return new RowDetectorState(views.tails().rows(), standings, normal, threshold);
  }

  public RowDetectorState with(NormalScores newNormal, Threshold newThreshold) {
    return new RowDetectorState(rows, standings, newNormal, newThreshold);
  }
}
