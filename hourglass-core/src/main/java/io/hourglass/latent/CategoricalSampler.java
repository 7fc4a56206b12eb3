package io.hourglass.latent;

import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Indices chosen one after another, each with probabilities that depend on those before.
 *
 * @param positions how many
 * @param walks each a new start at the first
 */
record CategoricalSampler(int positions, Supplier<Walk> walks) implements IndexPrior.Sequence {
  /** On the way through the positions. */
  interface Walk {
    /** Logarithms of the probabilities of the next index, but for a constant. */
    double[] logits(int position);

    /** Goes on with that index. */
    void chosen(int position, int index);
  }

  @Override
  public double logProbability(int[] indices) {
    Walk walk = walks.get();
    double sum = 0;
    for (int i = 0; i < positions; i++) {
      double[] logits = walk.logits(i);
      double greatest = greatest(logits);
      double total = 0;
      for (double logit : logits) {
        total += StrictMath.exp(logit - greatest);
      }
      sum += logits[indices[i]] - greatest - StrictMath.log(total);
      walk.chosen(i, indices[i]);
    }
    return sum;
  }

  @Override
  public int[] sample(SplittableRandom random) {
    Walk walk = walks.get();
    int[] indices = new int[positions];
    for (int i = 0; i < positions; i++) {
      indices[i] = drawn(walk.logits(i), random.nextDouble());
      walk.chosen(i, indices[i]);
    }
    return indices;
  }

  private static int drawn(double[] logits, double uniform) {
    double greatest = greatest(logits);
    double[] sums = new double[logits.length];
    double total = 0;
    for (int i = 0; i < logits.length; i++) {
      total += StrictMath.exp(logits[i] - greatest);
      sums[i] = total;
    }
    int index = 0;
    while (index < sums.length - 1 && sums[index] <= uniform * total) {
      index++;
    }
    return index;
  }

  private static double greatest(double[] logits) {
    double greatest = logits[0];
    for (double logit : logits) {
      greatest = Math.max(greatest, logit);
    }
    return greatest;
  }
}
