package io.hourglass.layer;

/**
 * Distances between values and their reconstruction, in nats or squared units, one per value; and
 * their sum in a fixed order.
 */
public final class Losses {
  private Losses() {}

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
   * Each value's negative log likelihood under a Bernoulli distribution, in nats: {@code max(z, 0)
   * - z x + log(1 + exp(-|z|))}.
   *
   * @param logits the distribution's log odds, z
   * @param targets x, from 0 to 1
   * @param from the first index, the same in all three arrays
   * @param to the index after the last
   * @param nats overwritten in that range
   */
  public static void bernoulli(float[] logits, float[] targets, int from, int to, float[] nats) {
    for (int i = from; i < to; i++) {
      float z = logits[i];
      nats[i] = (Math.max(z, 0f) - z * targets[i]) + Maths.log1p(Maths.exp(-Math.abs(z)));
    }
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
      sum += Maths.exp(values[i] - largest);
    }
    return largest + StrictMath.log(sum);
  }

  /**
   * The cross entropy of one categorical distribution in nats: {@code sum_k x_k (log sum_j exp(z_j)
   * - z_k)}.
   *
   * @param logits z, one per category
   * @param targets x, not negative; categories of weight 0 are left out
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
