package io.hourglass.benchmarks.nab;

import io.hourglass.data.Table;
import io.hourglass.detect.SeriesDetector;
import io.hourglass.detect.fit.SeriesDetectorFitter;
import io.hourglass.detect.fit.SeriesSettings;
import io.hourglass.detect.score.Detections;

/**
 * Hourglass's detector as anyone gets it, fitted to the rows that may be learned from. As every
 * alarm counts, an anomaly is told of once: for a window's rows after an alarm there is no other.
 *
 * @param fitting of every series
 */
record Ours(SeriesSettings fitting) implements Entrant {
  @Override
  public String name() {
    return "Hourglass";
  }

  @Override
  public double[] scores(LabelledSeries series) {
    Table table = series.inOrder();
    SeriesDetector detector =
        SeriesDetectorFitter.with(fitting).fit(table.slice(0, series.probation()));
    Detections rows = detector.score(table);
    double[] scores = new double[rows.rows()];
    int quiet = 0;
    for (int row = series.probation(); row < scores.length; row++) {
      if (quiet > 0) {
        quiet--;
      } else if (rows.isAnomaly(row)) {
        scores[row] = rows.score(row);
        quiet = fitting.window();
      }
    }
    return scores;
  }
}
