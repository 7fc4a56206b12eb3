package io.hourglass.layer.kernel;

/**
 * Distances between values and their reconstruction, in nats or squared units, one per value; and
 * their sum in a fixed order.
 */
public final class Distances {
  /** Factors of at most 2 whose product a double holds: 2^1000. */
  private static final int FACTORS = 1000;

  private Distances() {}

  /**
   * The sum of a range of values, in double precision and a fixed order: four sums of every fourth
   * value, then {@code (first + second) + (third + fourth)}.
   */
  public static double sum(float[] values, int from, int to) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = from;
    for (; i < to - 3; i += 4) {
      first += values[i];
      second += values[i + 1];
      third += values[i + 2];
      fourth += values[i + 3];
    }
    for (; i < to; i++) {
      first += values[i];
    }
    return (first + second) + (third + fourth);
  }

  /**
   * Each value's squared error.
   *
   * @param values the reconstruction
   * @param targets what was to be reconstructed
   * @param from the first index, the same in all three arrays
   * @param to the index after the last
   * @param errors overwritten in that range
   */
  public static void squaredError(
      float[] values, float[] targets, int from, int to, float[] errors) {
    for (int i = from; i < to; i++) {
      float difference = values[i] - targets[i];
      errors[i] = difference * difference;
    }
  }

  /**
   * Each value's negative log likelihood under a Bernoulli distribution, in two parts: {@code
   * max(z, 0) - z x}, and {@code exp(-|z|)}, of which {@code log(1 + .)} is to be added. The
   * logarithms of many values are taken as one, by {@link #sumOfLog1p}.
   *
   * @param logits the distribution's log odds, z; overwritten with the first part
   * @param targets x, from 0 to 1; as long as the logits
   * @return the second part
   */
  public static float[] bernoulli(float[] logits, float[] targets) {
    float[] tails = new float[logits.length];
    for (int i = 0; i < tails.length; i++) {
      tails[i] = StrictFunctions.exp(-Math.abs(logits[i]));
    }
    for (int i = 0; i < tails.length; i++) {
      float z = logits[i];
      logits[i] = Math.max(z, 0f) - z * targets[i];
    }
    return tails;
  }

  /**
   * The sum of {@code log(1 + x)} over values in [0, 1]: the logarithm of a product, which is one
   * multiplication a value instead of one logarithm. In a fixed order.
   */
  public static double sumOfLog1p(float[] values) {
    double sum = 0;
    for (int from = 0; from < values.length; from += FACTORS) {
      sum += StrictMath.log(product(values, from, Math.min(values.length, from + FACTORS)));
    }
    return sum;
  }

  private static double product(float[] values, int from, int to) {
    double first = 1;
    double second = 1;
    double third = 1;
    double fourth = 1;
    int i = from;
    for (; i < to - 3; i += 4) {
      first *= 1.0 + values[i];
      second *= 1.0 + values[i + 1];
      third *= 1.0 + values[i + 2];
      fourth *= 1.0 + values[i + 3];
    }
    for (; i < to; i++) {
      first *= 1.0 + values[i];
    }
    return (first * second) * (third * fourth);
  }

  /**
   * The logarithm of the sum of the exponentials of a range of values, without overflow.
   *
   * @return minus infinity for an empty range
   */
  public static double logSumExp(float[] values, int from, int to) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      largest = Math.max(largest, values[i]);
    }
    if (Float.isInfinite(largest)) {
      return largest;
    }
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += StrictFunctions.exp(values[i] - largest);
    }
    return largest + StrictMath.log(sum);
  }

  /**
   * The cross entropy of one categorical distribution in nats: {@code sum_k x_k (log sum_j exp(z_j)
   * - z_k)}.
   *
   * @param logits z, one per category
   * @param targets x, not negative; categories of weight 0 are skipped
   * @param from the first category's index, the same in both arrays
   * @param to the index after the last category
   */
  public static double categorical(float[] logits, float[] targets, int from, int to) {
    double normalizer = logSumExp(logits, from, to);
    double nats = 0;
    for (int i = from; i < to; i++) {
      if (targets[i] != 0) {
        nats += targets[i] * (normalizer - logits[i]);
      }
    }
    return nats;
  }
}
