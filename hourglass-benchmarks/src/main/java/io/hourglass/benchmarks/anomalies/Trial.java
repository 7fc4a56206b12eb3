package io.hourglass.benchmarks.anomalies;

import io.hourglass.data.DataException;
import io.hourglass.data.NumericColumn;
import io.hourglass.metric.Ranking;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What is learned from and what is scored, both scaled by mean and deviation of what is learned
 * from.
 *
 * @param width features of a row
 * @param training rows side by side, NaN where missing
 * @param test rows side by side; the same array as {@code training} where the same are scored
 * @param anomalous labels of the test rows
 */
record Trial(int width, float[] training, float[] test, boolean[] anomalous) {
  /** Deviations from the mean at most, so that squares and their sums fit in 32 bits. */
  private static final double FARTHEST = 1e15;

  /**
   * Draws and splits rows at random.
   *
   * @param most rows that are drawn
   * @throws DataException if there is nothing to learn from, or no anomaly to be found
   */
  static Trial of(LabelledRows set, Mode mode, int most, long seed) {
    int[] drawn = shuffled(set.rows(), new SplittableRandom(seed));
    drawn = Arrays.copyOf(drawn, Math.min(most, drawn.length));
    int[] learned = drawn;
    int[] scored = drawn;
    if (mode == Mode.SEMI) {
      int[] normal = Arrays.stream(drawn).filter(row -> !set.anomalous()[row]).toArray();
      int[] strange = Arrays.stream(drawn).filter(row -> set.anomalous()[row]).toArray();
      int half = normal.length / 2;
      learned = Arrays.copyOf(normal, half);
      scored =
          IntStream.concat(Arrays.stream(normal, half, normal.length), Arrays.stream(strange))
              .toArray();
    }
    check(set, learned, scored);
    return of(set, learned, scored);
  }

  private static int[] shuffled(int count, SplittableRandom random) {
    int[] rows = IntStream.range(0, count).toArray();
    for (int i = count - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int row = rows[other];
      rows[other] = rows[i];
      rows[i] = row;
    }
    return rows;
  }

  private static void check(LabelledRows set, int[] learned, int[] scored) {
    long strange = Arrays.stream(scored).filter(row -> set.anomalous()[row]).count();
    if (learned.length < 2 || strange == 0 || strange == scored.length) {
      throw new DataException(
          "%s: expected at least 2 rows to learn from, 1 normal row and 1 anomaly to score, got %d, %d and %d"
              .formatted(set.name(), learned.length, scored.length - strange, strange));
    }
  }

  @SuppressWarnings("ReferenceEquality") // the rows learned from, where they are scored too
  private static Trial of(LabelledRows set, int[] learned, int[] scored) {
    int width = set.width();
    float[] training = new float[Math.multiplyExact(learned.length, width)];
    float[] test = learned == scored ? training : new float[scored.length * width];
    for (int i = 0; i < width; i++) {
      NumericColumn column = set.columns().get(i);
      Scale scale = Scale.of(column, learned);
      scale.fill(column, learned, training, i, width);
      if (test != training) {
        scale.fill(column, scored, test, i, width);
      }
    }
    boolean[] anomalous = new boolean[scored.length];
    for (int row = 0; row < scored.length; row++) {
      anomalous[row] = set.anomalous()[scored[row]];
    }
    return new Trial(width, training, test, anomalous);
  }

  /** How many rows are learned from. */
  int trainingRows() {
    return training.length / width;
  }

  /** How well an entrant does, and in what time. */
  @SuppressWarnings("ReferenceEquality") // the rows learned from, where they are scored too
  Figures run(Entrant entrant, long seed) {
    long begun = System.nanoTime();
    Entrant.Scorer scorer = entrant.fit(training, width, seed);
    long fitted = System.nanoTime();
    double[] scores = test == training ? scorer.scoreTraining(training) : scorer.score(test);
    long scored = System.nanoTime();
    Ranking ranking = Ranking.of(scores, anomalous);
    return new Figures(
        100 * ranking.auroc(),
        100 * ranking.averagePrecision(),
        (fitted - begun) / 1e9,
        (scored - fitted) / 1e9);
  }

  /**
   * Of one entrant in one trial.
   *
   * @param auroc in percent
   * @param averagePrecision in percent
   * @param fitSeconds to learn
   * @param scoreSeconds for all test rows
   */
  record Figures(double auroc, double averagePrecision, double fitSeconds, double scoreSeconds) {}

  /** Mean and deviation of a column; a constant one has deviation 1 and is only shifted. */
  private record Scale(double mean, double deviation) {
    static Scale of(NumericColumn column, int[] rows) {
      double[] present =
          Arrays.stream(rows).mapToDouble(column::get).filter(Double::isFinite).toArray();
      double mean = Arrays.stream(present).average().orElse(0);
      double squares = Arrays.stream(present).map(value -> (value - mean) * (value - mean)).sum();
      double deviation = present.length == 0 ? 0 : Math.sqrt(squares / present.length);
      // what the sum of so many numbers is rounded by, as in scikit-learn
      double rounding = present.length * Math.ulp(1.0) * Math.abs(mean);
      return new Scale(mean, deviation > rounding ? deviation : 1);
    }

    /** What is not finite is missing. */
    void fill(NumericColumn column, int[] rows, float[] target, int feature, int width) {
      for (int i = 0; i < rows.length; i++) {
        double value = column.get(rows[i]);
        double scaled = (value - mean) / deviation;
        target[i * width + feature] =
            Double.isFinite(value)
                ? (float) Math.max(-FARTHEST, Math.min(FARTHEST, scaled))
                : Float.NaN;
      }
    }
  }
}
