package io.hourglass.detect.threshold;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Excesses over a threshold with the estimator of Zhang and Stephens (2009), whose one parameter
 * {@code b = -shape / scale} determines the most likely shape.
 *
 * @param values above 0, ascending
 * @param weights number of rows with each value
 * @param rows sum of the weights
 */
record GeneralizedParetoFit(double[] values, long[] weights, long rows) {
  static GeneralizedParetoFit of(NormalScores normal, double threshold) {
    int first = firstAbove(normal, threshold);
    double[] values = new double[normal.scores().size() - first];
    long[] weights = new long[values.length];
    Arrays.setAll(values, i -> normal.scores().get(first + i) - threshold);
    Arrays.setAll(weights, i -> normal.weight(first + i));
    return new GeneralizedParetoFit(values, weights, Arrays.stream(weights).sum());
  }

  private static int firstAbove(NormalScores normal, double threshold) {
    int first = normal.scores().size();
    while (first > 0 && normal.scores().get(first - 1) > threshold) {
      first--;
    }
    return first;
  }

  double mean() {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i];
    }
    return sum / rows;
  }

  /** The most likely shape for a b. */
  double shape(double b) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * StrictMath.log1p(-b * values[i]);
    }
    return sum / rows;
  }

  /** Mean of b over its profile likelihood, on a grid: equations 7 to 9 of the paper. */
  double slope() {
    double[] grid = grid(30 + (int) Math.sqrt((double) rows));
    double[] likelihood = Arrays.stream(grid).map(this::profile).toArray();
    double largest = Arrays.stream(likelihood).max().orElseThrow();
    return mean(grid, Arrays.stream(likelihood).map(l -> StrictMath.exp(l - largest)).toArray());
  }

  private static double mean(double[] values, double[] weights) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i];
      total += weights[i];
    }
    return sum / total;
  }

  private double[] grid(int points) {
    double quartile = 3 * lowerQuartile();
    double end = 1 / values[values.length - 1];
    return IntStream.range(0, points)
        .mapToDouble(j -> end + (1 - Math.sqrt(points / (j + 0.5))) / quartile)
        .toArray();
  }

  /** Log likelihood at a b and its shape. */
  private double profile(double b) {
    double shape = shape(b);
    double inverseScale = shape == 0 ? 1 / mean() : -b / shape;
    return rows * (StrictMath.log(inverseScale) - shape - 1);
  }

  private double lowerQuartile() {
    long place = Math.max(1, (long) (rows / 4.0 + 0.5));
    int index = 0;
    for (long seen = weights[0]; seen < place; seen += weights[index]) {
      index++;
    }
    return values[index];
  }
}
