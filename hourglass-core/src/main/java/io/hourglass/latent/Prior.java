package io.hourglass.latent;

import io.hourglass.layer.Forward;
import io.hourglass.layer.Parameter;
import io.hourglass.layer.Shape;
import java.util.List;

/** The distribution of codes before a row is seen: what new rows are drawn from. */
public sealed interface Prior permits StandardNormal, Mixture, VampPrior, MaskedAutoregressive {
  /**
   * The arrays it learns.
   *
   * @param width numbers in a code
   * @param input what the encoder takes in
   */
  List<Parameter> parameters(int width, Shape input);

  /**
   * Ready to use.
   *
   * @param weights the arrays of {@link #parameters}, in that order
   * @param encoder from what the encoder takes in to means and log variances
   */
  Density density(int width, List<float[]> weights, Forward encoder);
}
