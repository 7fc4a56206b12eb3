package io.hourglass.benchmarks.detection;

import io.hourglass.codec.Rows;
import io.hourglass.data.DataException;
import io.hourglass.data.NumericColumn;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A labeled table, split by the protocol of Livernoche et al. (2024) and scaled by mean and
 * standard deviation of the rows that are learned from.
 */
record AdbenchDataset(AdbenchTable data, Mode mode, int mostRows) implements Dataset {
  /** The rows that detectors are fitted to. */
  enum Mode {
    /** A random half of the normal rows; the other half and all anomalies are scored. */
    SEMI("semisupervised"),
    /** All rows, labels unseen; the same are scored. */
    UNSUPERVISED("unsupervised");

    /** As printed, and in the names of files with published figures. */
    final String label;

    Mode(String label) {
      this.label = label;
    }
  }

  @Override
  public String name() {
    return data.name();
  }

  /**
   * Draws and splits rows at random.
   *
   * @throws DataException if there is nothing to learn from, or no anomaly to be found
   */
  @Override
  public LabeledSplit split(long seed) {
    int[] all = RowSelection.shuffled(data.rows(), seed);
    int[] drawn = Arrays.copyOf(all, Math.min(mostRows, all.length));
    return mode == Mode.UNSUPERVISED ? split(drawn, drawn) : splitNormal(drawn);
  }

  /** Half of the normal rows to learn from; the others and all anomalies to score. */
  private LabeledSplit splitNormal(int[] drawn) {
    int[] normal = Arrays.stream(drawn).filter(row -> !data.anomalous()[row]).toArray();
    IntStream anomalies = Arrays.stream(drawn).filter(row -> data.anomalous()[row]);
    int half = normal.length / 2;
    IntStream others = Arrays.stream(normal, half, normal.length);
    return split(Arrays.copyOf(normal, half), IntStream.concat(others, anomalies).toArray());
  }

  private LabeledSplit split(int[] learned, int[] scored) {
    check(learned, scored);
    List<Scale> scales = data.columns().stream().map(column -> Scale.of(column, learned)).toList();
    Sample training = sample(learned, scales);
    Sample test = Arrays.equals(scored, learned) ? training : sample(scored, scales);
    return new LabeledSplit(
        training, test, RowSelection.flags(scored, row -> data.anomalous()[row]));
  }

  private void check(int[] learned, int[] scored) {
    long anomalies = Arrays.stream(scored).filter(row -> data.anomalous()[row]).count();
    if (learned.length < 2 || anomalies == 0 || anomalies == scored.length) {
      throw new DataException(
          "%s: expected at least 2 rows to learn from, 1 normal row and 1 anomaly to score, got %d, %d and %d"
              .formatted(name(), learned.length, scored.length - anomalies, anomalies));
    }
  }

  private Sample sample(int[] rows, List<Scale> scales) {
    int width = scales.size();
    float[] features = new float[Math.multiplyExact(rows.length, width)];
    for (int i = 0; i < features.length; i++) {
      double value = data.columns().get(i % width).get(rows[i / width]);
      features[i] = scales.get(i % width).of(value);
    }
    return Sample.of(new Rows(features, width), "column ");
  }

  /** Mean and deviation of a column; the deviation of a constant column is 1. */
  private record Scale(double mean, double deviation) {
    /** Deviations from the mean at most, so that squares and their sums fit in 32 bits. */
    private static final double FARTHEST = 1e15;

    static Scale of(NumericColumn column, int[] rows) {
      double[] present =
          Arrays.stream(rows).mapToDouble(column::get).filter(Double::isFinite).toArray();
      double mean = Arrays.stream(present).average().orElse(0);
      double squares = Arrays.stream(present).map(value -> (value - mean) * (value - mean)).sum();
      double spread = present.length == 0 ? 0 : Math.sqrt(squares / present.length);
      // what the sum of so many numbers is rounded by, as in scikit-learn
      double rounding = present.length * Math.ulp(1.0) * Math.abs(mean);
      return new Scale(mean, spread > rounding ? spread : 1);
    }

    /** A value that is not finite is missing. */
    float of(double value) {
      double scaled = Math.max(-FARTHEST, Math.min(FARTHEST, (value - mean) / deviation));
      return Double.isFinite(value) ? (float) scaled : Float.NaN;
    }
  }
}
