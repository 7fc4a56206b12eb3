package io.hourglass.metric;

import io.hourglass.likelihood.Numerics;
import java.util.function.DoublePredicate;

/**
 * A value with its 95 % confidence interval.
 *
 * @param value the figure
 * @param low lower end of the interval
 * @param high upper end
 */
public record ConfidenceInterval(double value, double low, double high) {
  private static final double TAIL = 0.025;

  /** The standard normal quantile of 0.975. */
  private static final double Z = 1.959963984540054;

  /** Halvings of [0, 1] after which a double is as near as it gets, even a small one. */
  private static final int HALVINGS = 100;

  /**
   * A proportion with the interval of Clopper and Pearson (1934), whose coverage is at least 95 %.
   *
   * @param hits 0 to {@code of}
   * @param of at least 1
   */
  public static ConfidenceInterval share(long hits, long of) {
    if (!(of >= 1 && hits >= 0 && hits <= of)) {
      throw new IllegalArgumentException(
          "a share must be of at least 1 row and at most of all, got %d of %d".formatted(hits, of));
    }
    return new ConfidenceInterval(
        (double) hits / of,
        hits == 0 ? 0 : betaQuantile(TAIL, (double) hits, of - hits + 1.0),
        hits == of ? 1 : betaQuantile(1 - TAIL, hits + 1.0, (double) (of - hits)));
  }

  /**
   * An area under the receiver operating characteristic, with the score interval of Newcombe (2006,
   * part 2, method 5), which takes the variance of Hanley and McNeil (1982) at its own ends: not
   * empty even where all anomalies rank first.
   *
   * @param area 0 to 1
   * @param anomalies how many
   * @param normals how many
   */
  public static ConfidenceInterval area(double area, long anomalies, long normals) {
    DoublePredicate isPlausible =
        theta -> isPlausible(theta, area, (double) anomalies, (double) normals);
    return new ConfidenceInterval(area, end(0, area, isPlausible), end(1, area, isPlausible));
  }

  /** The end of an interval between a value outside and one inside, by bisection. */
  private static double end(double outside, double inside, DoublePredicate isInside) {
    double beyond = outside;
    double end = inside;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (beyond + end) / 2;
      boolean holds = isInside.test(middle);
      end = holds ? middle : end;
      beyond = holds ? beyond : middle;
    }
    return end;
  }

  private static boolean isPlausible(double theta, double area, double anomalies, double normals) {
    double more = (anomalies + normals) / 2 - 1;
    double variance =
        theta
            * (1 - theta)
            * (1 + more * (1 - theta) / (2 - theta) + more * theta / (1 + theta))
            / (anomalies * normals);
    return (area - theta) * (area - theta) <= Z * Z * variance;
  }

  /** Where the distribution function of Beta(a, b) takes a value. */
  private static double betaQuantile(double probability, double a, double b) {
    double logBeta = Numerics.logGamma(a) + Numerics.logGamma(b) - Numerics.logGamma(a + b);
    double low = 0;
    double high = 1;
    for (double x = 0.5; low < x && x < high; x = (low + high) / 2) {
      boolean isBelow = beta(x, a, b, logBeta) < probability;
      low = isBelow ? x : low;
      high = isBelow ? high : x;
    }
    return (low + high) / 2;
  }

  /**
   * The distribution function of Beta(a, b) inside (0, 1): the regularized incomplete beta
   * function.
   */
  private static double beta(double x, double a, double b, double logBeta) {
    double front = StrictMath.exp(a * StrictMath.log(x) + b * StrictMath.log1p(-x) - logBeta);
    return x < (a + 1) / (a + b + 2)
        ? front * fraction(x, a, b) / a
        : 1 - front * fraction(1 - x, b, a) / b;
  }

  /** Its continued fraction, by the method of Lentz (Abramowitz and Stegun 1964, 26.5.8). */
  private static double fraction(double x, double a, double b) {
    double d = 1 / nonzero(1 - (a + b) * x / (a + 1));
    double c = 1;
    double h = d;
    double change = 0;
    for (int m = 1; Math.abs(change - 1) > 1e-15 && m < 1_000_000; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / nonzero(1 + even * d);
      c = nonzero(1 + even / c);
      h *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / nonzero(1 + odd * d);
      c = nonzero(1 + odd / c);
      change = d * c;
      h *= change;
    }
    return h;
  }

  private static double nonzero(double value) {
    return Math.abs(value) < 1e-300 ? 1e-300 : value;
  }
}
