package io.hourglass.benchmarks.detection;

import io.hourglass.data.NumericColumn;
import io.hourglass.detect.SeriesDetector;
import io.hourglass.detect.fit.SeriesDetectorFitter;
import io.hourglass.detect.fit.SeriesSettings;
import io.hourglass.detect.score.Detections;
import java.util.Arrays;

/** Detectors of series: a row's score depends on that row and those before it alone. */
final class SeriesSystems {
  private SeriesSystems() {}

  /**
   * Hourglass's detector, fitted to the rows that may be learned from. As every alarm counts, an
   * anomaly is reported once: for a window's rows after an alarm there is no other.
   */
  record HourglassSeries(String name, SeriesSettings settings) implements DetectorUnderTest {
    @Override
    public FittedDetector fit(Sample training, long seed) {
      SeriesDetector detector =
          SeriesDetectorFitter.with(settings.withSeed(seed)).fit(training.table());
      int learned = training.table().rows();
      return series -> alarms(detector.score(series.table()), learned);
    }

    private double[] alarms(Detections rows, int learned) {
      double[] scores = new double[rows.rows()];
      int quiet = 0;
      for (int row = learned; row < scores.length; row++) {
        if (quiet > 0) {
          quiet--;
        } else if (rows.isAnomaly(row)) {
          scores[row] = rows.score(row);
          quiet = settings.window();
        }
      }
      return scores;
    }
  }

  /**
   * Distance of a value from the mean of the last 6,400, in deviations; once there are as many,
   * they move on by 100 at a time. The benchmark publishes its score.
   */
  record WindowedGaussian() implements DetectorUnderTest {
    private static final int WINDOW = 6_400;
    private static final int STEP = 100;
    private static final double LEAST_DEVIATION = 1e-6;

    /**
     * Further out, the published score, 1 less the chance of a normal number beyond, is 1 in its
     * twelve digits.
     */
    private static final double FARTHEST = 7.1305;

    @Override
    public String name() {
      return "windowedGaussian";
    }

    @Override
    public FittedDetector fit(Sample training, long seed) {
      return this::score;
    }

    double[] score(Sample series) {
      NumericColumn column = (NumericColumn) series.table().column(LabeledSeries.VALUE);
      double[] values = new double[column.rows()];
      Arrays.setAll(values, column::get);
      double[] scores = new double[values.length];
      double mean = 0;
      double deviation = 1;
      for (int row = 0; row < values.length; row++) {
        scores[row] = row == 0 ? 0 : Math.min(FARTHEST, Math.abs(values[row] - mean) / deviation);
        int taken = row + 1;
        if (taken <= WINDOW || (taken - WINDOW) % STEP == 0) {
          double[] window = Arrays.copyOfRange(values, Math.max(0, taken - WINDOW), taken);
          double center = Arrays.stream(window).average().orElseThrow();
          mean = center;
          double squares =
              Arrays.stream(window).map(v -> (v - center) * (v - center)).average().orElseThrow();
          deviation = squares == 0 ? LEAST_DEVIATION : Math.sqrt(squares);
        }
      }
      return scores;
    }
  }
}
