package io.hourglass.benchmarks.detection;

import io.hourglass.data.NumericColumn;
import io.hourglass.detect.SeriesDetector;
import io.hourglass.detect.fit.SeriesDetectorFitter;
import io.hourglass.detect.fit.SeriesSettings;
import io.hourglass.detect.score.Detections;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Detectors of series: a row's score depends on that row and those before it alone. */
final class SeriesSystems {
  private SeriesSystems() {}

  /**
   * Hourglass's detector, fitted to the rows that may be learned from. As every alarm counts, an
   * anomaly is reported once: for a window's rows after an alarm there is no other.
   */
  record HourglassSeries(SeriesSettings settings) implements DetectorUnderTest {
    @Override
    public String name() {
      return "Hourglass";
    }

    @Override
    public FittedDetector fit(Sample training, long seed) {
      SeriesDetector detector =
          SeriesDetectorFitter.with(settings.withSeed(seed)).fit(training.table());
      int learned = training.table().rows();
      return series -> alarms(detector.score(series.table()), learned);
    }

    private double[] alarms(Detections rows, int learned) {
      double[] scores = new double[rows.rows()];
      for (int row = learned, next = learned; row < scores.length; row++) {
        if (row >= next && rows.isAnomaly(row)) {
          scores[row] = rows.score(row);
          next = row + settings.window() + 1;
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
      double[] scores = new double[column.rows()];
      Window window = new Window(0, 1);
      for (int row = 1; row <= scores.length; row++) {
        scores[row - 1] = row == 1 ? 0 : window.distance(column.get(row - 1));
        if (row <= WINDOW || (row - WINDOW) % STEP == 0) {
          window = Window.of(column, Math.max(0, row - WINDOW), row);
        }
      }
      return scores;
    }

    private record Window(double mean, double deviation) {
      static Window of(NumericColumn column, int from, int to) {
        double[] values = IntStream.range(from, to).mapToDouble(column::get).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares =
            Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        return new Window(mean, squares == 0 ? LEAST_DEVIATION : Math.sqrt(squares));
      }

      double distance(double value) {
        return Math.min(FARTHEST, Math.abs(value - mean) / deviation);
      }
    }
  }
}
