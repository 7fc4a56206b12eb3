package io.hourglass.detect.rows;

import io.hourglass.detect.score.ScoreCalibration;
import java.util.List;

/**
 * What a detector's file says in JSON.
 *
 * @param rows learned from
 * @param standings of the scores of every view, in order
 * @param calibration of scores
 */
public record RowDetectorState(
    int rows, List<ScoreNormalization> standings, ScoreCalibration calibration) {
  public RowDetectorState {
    standings = List.copyOf(standings);
  }

  /** Of these views. */
  public static RowDetectorState of(
      ScorerEnsemble views, List<ScoreNormalization> standings, ScoreCalibration calibration) {
    return new RowDetectorState(views.tails().rows(), standings, calibration);
  }

  /** The same with another calibration. */
  public RowDetectorState with(ScoreCalibration newCalibration) {
    return new RowDetectorState(rows, standings, newCalibration);
  }
}
