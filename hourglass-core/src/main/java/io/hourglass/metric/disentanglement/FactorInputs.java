package io.hourglass.metric.disentanglement;

import io.hourglass.codec.Rows;
import java.util.List;

/** Checks of the inputs of a score. */
final class FactorInputs {
  private FactorInputs() {}

  /** Requires finite codes and at least one factor, each with a level for every code. */
  static void check(Rows codes, List<Factor> factors) {
    if (factors.isEmpty()) {
      throw new IllegalArgumentException("there must be at least 1 factor, got none");
    }
    if (codes.rows() < 2) {
      throw new IllegalArgumentException("there must be at least 2 codes, got " + codes.rows());
    }
    factors.forEach(factor -> checkCount(factor, codes.rows()));
    checkFinite(codes);
  }

  private static void checkCount(Factor factor, int codes) {
    if (factor.rows() != codes) {
      throw new IllegalArgumentException(
          "factor \"%s\" must have a level for each of %d codes, got %d"
              .formatted(factor.name(), codes, factor.rows()));
    }
  }

  private static void checkFinite(Rows codes) {
    for (int i = 0; i < codes.values().length; i++) {
      if (!Float.isFinite(codes.values()[i])) {
        throw new IllegalArgumentException(
            "codes must be finite, got %s in row %d"
                .formatted(codes.values()[i], i / codes.width() + 1));
      }
    }
  }

  /** The largest value minus the second largest, which is 0 where there is none. */
  static double gap(double[] values) {
    double first = 0;
    double second = 0;
    for (double value : values) {
      second = Math.max(second, Math.min(first, value));
      first = Math.max(first, value);
    }
    return first - second;
  }
}
