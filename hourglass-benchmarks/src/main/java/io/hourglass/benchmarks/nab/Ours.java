package io.hourglass.benchmarks.nab;

import io.hourglass.data.Table;
import io.hourglass.task.detector.Anomaly;
import io.hourglass.task.series.SeriesDetector;
import io.hourglass.train.detect.SeriesFitting;
import io.hourglass.train.detect.SeriesTrainer;
import java.util.List;

/**
 * Hourglass's detector as anyone gets it, fitted to the rows that may be learned from. As every
 * alarm counts, an anomaly is told of once: for a window's rows after an alarm there is no other.
 *
 * @param fitting of every series
 */
record Ours(SeriesFitting fitting) implements Entrant {
  @Override
  public String name() {
    return "Hourglass";
  }

  @Override
  public double[] scores(LabelledSeries series) {
    Table table = series.inOrder();
    SeriesDetector detector = SeriesTrainer.with(fitting).fit(table.slice(0, series.probation()));
    List<Anomaly> rows = detector.follow(table, 0);
    double[] scores = new double[rows.size()];
    int quiet = 0;
    for (int row = series.probation(); row < scores.length; row++) {
      if (quiet > 0) {
        quiet--;
      } else if (rows.get(row).isAnomaly()) {
        scores[row] = rows.get(row).score();
        quiet = fitting.window();
      }
    }
    return scores;
  }
}
