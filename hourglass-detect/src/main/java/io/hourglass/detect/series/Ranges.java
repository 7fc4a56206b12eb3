package io.hourglass.detect.series;

import java.util.Arrays;
import java.util.List;

/**
 * Between what and what signs have been seen so far. Not thread-safe.
 *
 * <p>Record-breaking is the oldest test of novelty; as it needs no distribution, it is the same for
 * values, errors and codes.
 */
public final class Ranges {
  /** In a scale's units: a sign that never varied counts as if it had by that much. */
  private static final double NARROWEST = 0.01;

  private final double[] low;
  private final double[] high;

  private Ranges(double[] low, double[] high) {
    this.low = low;
    this.high = high;
  }

  /** Ranges of components before any row. */
  static Ranges none(int signs) {
    double[] low = new double[signs];
    double[] high = new double[signs];
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
    return new Ranges(low, high);
  }

  /** With these bounds. */
  public static Ranges of(List<Double> low, List<Double> high) {
    return new Ranges(array(low), array(high));
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The lowest of each that has been seen, infinite where none has. */
  public List<Double> low() {
    return Arrays.stream(low).boxed().toList();
  }

  /** The highest of each that has been seen, infinite where none has. */
  public List<Double> high() {
    return Arrays.stream(high).boxed().toList();
  }

  /** Widens them by signs; NaN for one that is not there. */
  void include(double[] signs) {
    for (int i = 0; i < signs.length; i++) {
      if (!Double.isNaN(signs[i])) {
        low[i] = Math.min(low[i], signs[i]);
        high[i] = Math.max(high[i], signs[i]);
      }
    }
  }

  /**
   * How far a sign lies beyond what has been seen, in units of the range; below 0 within it.
   *
   * @param isError whether only much of it is anomalous
   */
  double beyond(int sign, double value, boolean isError) {
    double width = Math.max(NARROWEST, high[sign] - low[sign]);
    double above = (value - high[sign]) / width;
    return isError ? above : Math.max(above, (low[sign] - value) / width);
  }
}
