package io.hourglass.latent;

import io.hourglass.layer.Forward;
import io.hourglass.layer.Parameter;
import io.hourglass.layer.Shape;
import java.util.List;

/** The distribution of codes over all rows, from which new rows are generated. */
public sealed interface Prior permits StandardNormal, Mixture, VampPrior, MaskedAutoregressive {
  /**
   * The arrays it learns.
   *
   * @param width number of latent dimensions
   * @param input shape of the encoder's input
   */
  List<Parameter> parameters(int width, Shape input);

  /** Whether it is the standard normal distribution: known in training, nothing to learn. */
  default boolean isStandardNormal() {
    return false;
  }

  /** Whether it evaluates the posterior's density at codes of other rows. */
  default boolean needsPosteriorDensity() {
    return false;
  }

  /**
   * The distribution with its weights.
   *
   * @param weights the arrays of {@link #parameters}, in that order
   * @param encoder the map from the encoder's input to means and log variances
   */
  Density density(int width, List<float[]> weights, Forward encoder);
}
