package io.hourglass.latent;

import io.hourglass.layer.Parameter;
import java.util.List;
import java.util.SplittableRandom;

/** The distribution of the codebook indices of a {@link Quantized} code over all rows. */
public sealed interface IndexPrior permits Independent, Autoregressive {
  /**
   * The arrays it learns.
   *
   * @param positions number of indices of a row
   * @param entries number of entries of the codebook
   */
  List<Parameter> parameters(int positions, int entries);

  /** The distribution with the arrays of {@link #parameters}, in that order. */
  Sequence sequence(int positions, int entries, List<float[]> weights);

  /** A distribution over lists of indices. Immutable and thread-safe. */
  interface Sequence {
    /** Log probability of the indices of a row, in nats. */
    double logProbability(int[] indices);

    /** Samples a list. */
    int[] sample(SplittableRandom random);
  }
}
