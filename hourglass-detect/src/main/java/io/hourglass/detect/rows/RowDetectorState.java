package io.hourglass.detect.rows;

import io.hourglass.detect.rows.ScorerEnsemble.ScorerState;
import io.hourglass.detect.score.ScoreCalibration;
import java.util.List;

/**
 * What the file of a detector of rows says in JSON.
 *
 * @param rows that it was fitted to
 * @param scorers of the ensemble, in order
 * @param inpainters names of the image columns that have one
 * @param calibration of scores
 */
public record RowDetectorState(
    int rows, List<ScorerState> scorers, List<String> inpainters, ScoreCalibration calibration) {
  public RowDetectorState {
    scorers = List.copyOf(scorers);
    inpainters = List.copyOf(inpainters);
  }
}
