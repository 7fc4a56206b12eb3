package io.hourglass.latent;

import io.hourglass.layer.Parameter;
import java.util.List;
import java.util.SplittableRandom;

/** The distribution of the indices of a {@link Quantized} code before a row is seen. */
public sealed interface IndexPrior permits Independent, Autoregressive {
  /**
   * The arrays it learns.
   *
   * @param positions indices of a row
   * @param entries values of an index
   */
  List<Parameter> parameters(int positions, int entries);

  /** Ready to use, with the arrays of {@link #parameters}, in that order. */
  Sequence sequence(int positions, int entries, List<float[]> weights);

  /** A distribution over lists of indices. Immutable and thread-safe. */
  interface Sequence {
    /** Log probability of a list, in nats. */
    double logProbability(int[] indices);

    /** Draws a list. */
    int[] draw(SplittableRandom random);
  }
}
