package io.hourglass.detect.series;

import java.util.Arrays;
import java.util.List;

/**
 * The ranges of score components seen so far. Not thread-safe.
 *
 * <p>Exceeding every earlier value is the oldest test of novelty; it needs no distribution, and is
 * the same for values, errors and codes.
 */
public final class Ranges {
  /** The narrowest range, in a scale's units: that of a component that never varied. */
  private static final double NARROWEST = 0.01;

  private final double[] low;
  private final double[] high;

  private Ranges(double[] low, double[] high) {
    this.low = low;
    this.high = high;
  }

  /** Ranges of components before any row. */
  static Ranges none(int components) {
    double[] low = new double[components];
    double[] high = new double[components];
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

  /** Widens the ranges by the components of a row; NaN for one that is absent. */
  void include(double[] components) {
    for (int i = 0; i < components.length; i++) {
      if (!Double.isNaN(components[i])) {
        low[i] = Math.min(low[i], components[i]);
        high[i] = Math.max(high[i], components[i]);
      }
    }
  }

  /** A copy, wider on both sides by a share of the width. */
  Ranges widened(double share) {
    double[] lower = low.clone();
    double[] higher = high.clone();
    for (int i = 0; i < low.length; i++) {
      double more = share * Math.max(NARROWEST, high[i] - low[i]);
      lower[i] -= more;
      higher[i] += more;
    }
    return new Ranges(lower, higher);
  }

  /** The components held to these ranges; NaN stays NaN. */
  double[] clamped(double[] components) {
    double[] clamped = components.clone();
    for (int i = 0; i < clamped.length; i++) {
      clamped[i] = Math.max(low[i], Math.min(high[i], clamped[i]));
    }
    return clamped;
  }

  /**
   * How far a component is beyond its range, in units of the range; below 0 within it.
   *
   * @param isError whether only high values are anomalous
   */
  double beyond(int component, double value, boolean isError) {
    double width = Math.max(NARROWEST, high[component] - low[component]);
    double above = (value - high[component]) / width;
    return isError ? above : Math.max(above, (low[component] - value) / width);
  }
}
