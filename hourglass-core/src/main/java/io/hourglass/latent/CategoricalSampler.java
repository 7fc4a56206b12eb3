package io.hourglass.latent;

import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * A distribution over lists of indices, one after another, each conditioned on the preceding ones.
 *
 * @param positions number of indices
 * @param start of the conditional distributions at the first position
 */
record CategoricalSampler(int positions, Supplier<Conditionals> start)
    implements IndexPrior.Sequence {
  /** The conditional distributions, position by position. */
  interface Conditionals {
    /** Logits of the index at a position, given the preceding ones. */
    double[] logits(int position);

    /** Conditions the positions that follow on an index. */
    void condition(int position, int index);
  }

  @Override
  public double logProbability(int[] indices) {
    Conditionals conditionals = start.get();
    double sum = 0;
    for (int i = 0; i < positions; i++) {
      sum += logProbability(conditionals.logits(i), indices[i]);
      conditionals.condition(i, indices[i]);
    }
    return sum;
  }

  private static double logProbability(double[] logits, int index) {
    double max = max(logits);
    double total = 0;
    for (double logit : logits) {
      total += StrictMath.exp(logit - max);
    }
    return logits[index] - max - StrictMath.log(total);
  }

  @Override
  public int[] sample(SplittableRandom random) {
    Conditionals conditionals = start.get();
    int[] indices = new int[positions];
    for (int i = 0; i < positions; i++) {
      indices[i] = sample(conditionals.logits(i), random.nextDouble());
      conditionals.condition(i, indices[i]);
    }
    return indices;
  }

  private static int sample(double[] logits, double uniform) {
    double[] sums = cumulativeSums(logits);
    double bound = uniform * sums[sums.length - 1];
    int index = 0;
    while (index < sums.length - 1 && sums[index] <= bound) {
      index++;
    }
    return index;
  }

  /** Of the exponentials, up to a factor. */
  private static double[] cumulativeSums(double[] logits) {
    double max = max(logits);
    double[] sums = new double[logits.length];
    double total = 0;
    for (int i = 0; i < logits.length; i++) {
      total += StrictMath.exp(logits[i] - max);
      sums[i] = total;
    }
    return sums;
  }

  private static double max(double[] logits) {
    double max = logits[0];
    for (double logit : logits) {
      max = Math.max(max, logit);
    }
    return max;
  }
}
