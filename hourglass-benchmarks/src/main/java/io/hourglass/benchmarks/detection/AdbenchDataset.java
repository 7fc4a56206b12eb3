package io.hourglass.benchmarks.detection;

import io.hourglass.data.DataException;
import io.hourglass.data.NumericColumn;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A labeled table, split by the protocol of Livernoche et al. (2024) and scaled by mean and
 * standard deviation of the rows that are learned from.
 */
record AdbenchDataset(AdbenchTable data, Mode mode, int mostRows) implements Dataset {
  /** Deviations from the mean at most, so that squares and their sums fit in 32 bits. */
  private static final double FARTHEST = 1e15;

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
    if (mode == Mode.UNSUPERVISED) {
      check(drawn, drawn);
      Sample rows = sample(drawn, drawn);
      return new LabeledSplit(rows, rows, labels(drawn));
    }
    int[] normal = Arrays.stream(drawn).filter(row -> !data.anomalous()[row]).toArray();
    int half = normal.length / 2;
    int[] learned = Arrays.copyOf(normal, half);
    int[] scored =
        IntStream.concat(
                Arrays.stream(normal, half, normal.length),
                Arrays.stream(drawn).filter(row -> data.anomalous()[row]))
            .toArray();
    check(learned, scored);
    return new LabeledSplit(sample(learned, learned), sample(scored, learned), labels(scored));
  }

  private void check(int[] learned, int[] scored) {
    long anomalies = Arrays.stream(scored).filter(row -> data.anomalous()[row]).count();
    if (learned.length < 2 || anomalies == 0 || anomalies == scored.length) {
      throw new DataException(
          "%s: expected at least 2 rows to learn from, 1 normal row and 1 anomaly to score, got %d, %d and %d"
              .formatted(name(), learned.length, scored.length - anomalies, anomalies));
    }
  }

  private boolean[] labels(int[] rows) {
    return RowSelection.flags(rows, row -> data.anomalous()[row]);
  }

  /** Some rows, scaled by those that are learned from. */
  private Sample sample(int[] rows, int[] learned) {
    int width = data.columns().size();
    float[] features = new float[Math.multiplyExact(rows.length, width)];
    for (int i = 0; i < width; i++) {
      fill(data.columns().get(i), rows, learned, features, i);
    }
    return Sample.of(features, width, "column ");
  }

  /** A constant column is only shifted; a value that is not finite is missing. */
  private void fill(NumericColumn column, int[] rows, int[] learned, float[] features, int at) {
    double[] present =
        Arrays.stream(learned).mapToDouble(column::get).filter(Double::isFinite).toArray();
    double mean = Arrays.stream(present).average().orElse(0);
    double squares = Arrays.stream(present).map(value -> (value - mean) * (value - mean)).sum();
    double spread = present.length == 0 ? 0 : Math.sqrt(squares / present.length);
    // what the sum of so many numbers is rounded by, as in scikit-learn
    double rounding = present.length * Math.ulp(1.0) * Math.abs(mean);
    double deviation = spread > rounding ? spread : 1;
    for (int i = 0; i < rows.length; i++) {
      double value = column.get(rows[i]);
      double scaled = Math.max(-FARTHEST, Math.min(FARTHEST, (value - mean) / deviation));
      features[i * data.columns().size() + at] =
          Double.isFinite(value) ? (float) scaled : Float.NaN;
    }
  }
}
