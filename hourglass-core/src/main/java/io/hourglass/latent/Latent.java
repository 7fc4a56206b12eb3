package io.hourglass.latent;

import io.hourglass.layer.Forward;
import io.hourglass.layer.Layer;
import io.hourglass.layer.Parameter;
import io.hourglass.layer.Shape;
import java.util.List;
import java.util.Optional;

/**
 * The narrow middle: what a row is reduced to, and how.
 *
 * <p>The last layer of the encoder, the <em>head</em>, gives what describes a code: the code
 * itself, or the parameters of a distribution over codes.
 */
public sealed interface Latent permits Code, FeatureMap, GaussianLatent, Quantized {
  /** Numbers in a code. */
  int width();

  /** The last layer of the encoder. */
  Layer head();

  /**
   * The arrays it learns besides those of its head: a prior, a flow, a codebook.
   *
   * @param input what the encoder takes in
   */
  List<Parameter> parameters(Shape input);

  /**
   * From what the head gives to the one code that stands for a row.
   *
   * @param weights the arrays of {@link #parameters}, in that order
   */
  Forward code(List<float[]> weights);

  /**
   * The distributions over codes, where there are any: what judging and generating need.
   *
   * @param weights the arrays of {@link #parameters}, in that order
   * @param encoder from what the encoder takes in to what the head gives
   */
  Optional<Inference> inference(List<float[]> weights, Forward encoder);
}
