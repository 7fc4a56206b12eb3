package io.hourglass.likelihood;

import io.hourglass.linalg.NormalQuantile;
import java.util.SplittableRandom;

/**
 * Random numbers of several distributions, from uniform ones: the same on every machine, which
 * {@link SplittableRandom#nextGaussian} does not promise.
 */
final class RandomVariates {
  private RandomVariates() {}

  /** Uniform between 0 and 1, never either. */
  static double uniform(SplittableRandom random) {
    return ((random.nextLong() >>> 12) + 0.5) * 0x1p-52;
  }

  /** Normal with mean 0 and deviation 1. */
  static double normal(SplittableRandom random) {
    return NormalQuantile.of(uniform(random));
  }

  /** Student's t with so many degrees of freedom (Bailey's polar method, 1994). */
  static double studentT(double degrees, SplittableRandom random) {
    while (true) {
      double u = 2 * uniform(random) - 1;
      double v = 2 * uniform(random) - 1;
      double square = u * u + v * v;
      if (square < 1 && square > 0) {
        double power = StrictMath.expm1(-2 / degrees * StrictMath.log(square));
        return u * Math.sqrt(degrees * power / square);
      }
    }
  }

  /** Laplace around 0 with scale 1: the difference of two exponential variables. */
  static double laplace(SplittableRandom random) {
    double one = StrictMath.log(uniform(random));
    double other = StrictMath.log(uniform(random));
    return one - other;
  }

  /** The logistic distribution around 0 with scale 1. */
  static double logistic(SplittableRandom random) {
    double u = uniform(random);
    return StrictMath.log(u) - StrictMath.log1p(-u);
  }

  /**
   * The logarithm of a gamma variable with that shape and scale 1 (Marsaglia and Tsang 2000); the
   * variable itself may be too small for a double.
   */
  static double logGamma(double shape, SplittableRandom random) {
    if (shape < 1) {
      return logGamma(shape + 1, random) + StrictMath.log(uniform(random)) / shape;
    }
    double d = shape - 1 / 3.0;
    while (true) {
      double x = normal(random);
      double root = 1 + x / Math.sqrt(9 * d);
      double v = root * root * root;
      if (v > 0
          && StrictMath.log(uniform(random)) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
        return StrictMath.log(d) + StrictMath.log(v);
      }
    }
  }

  /** A Poisson variable: products of uniforms (Knuth) for small means, else rejection. */
  static double poisson(double mean, SplittableRandom random) {
    return mean > 10 ? largePoisson(mean, random) : smallPoisson(mean, random);
  }

  private static double smallPoisson(double mean, SplittableRandom random) {
    double limit = StrictMath.exp(-mean);
    double product = uniform(random);
    int count = 0;
    while (product > limit) {
      product *= uniform(random);
      count++;
    }
    return count;
  }

  /** Transformed rejection with squeeze (Hoermann 1993, PTRS). */
  private static double largePoisson(double mean, SplittableRandom random) {
    double b = 0.931 + 2.53 * Math.sqrt(mean);
    double a = -0.059 + 0.02483 * b;
    double inverse = 1.1239 + 1.1328 / (b - 3.4);
    while (true) {
      double u = uniform(random) - 0.5;
      double v = uniform(random);
      double distance = 0.5 - Math.abs(u);
      double k = Math.floor((2 * a / distance + b) * u + mean + 0.43);
      boolean possible = k >= 0 && (distance >= 0.013 || v <= distance);
      double height = StrictMath.log(v * inverse / (a / (distance * distance) + b));
      if (possible && height <= k * StrictMath.log(mean) - mean - Numerics.logGamma(k + 1)) {
        return k;
      }
    }
  }

  /** An index, each with the probability of its weight. */
  static int index(float[] weights, int from, int to, SplittableRandom random) {
    double left = uniform(random);
    for (int i = from; i < to - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return i - from;
      }
    }
    return to - from - 1;
  }
}
