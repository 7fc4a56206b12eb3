package io.hourglass.latent;

import io.hourglass.layer.Forward;
import io.hourglass.layer.Layer;
import io.hourglass.layer.Parameter;
import io.hourglass.layer.Shape;
import java.util.List;
import java.util.Optional;

/**
 * The bottleneck of an autoencoder: how the encoder's output becomes a code.
 *
 * <p>The last layer of the encoder, the <em>head</em>, outputs the code itself or the parameters of
 * a distribution over codes.
 */
public sealed interface Latent permits Code, FeatureMap, GaussianLatent, Quantized {
  /** Number of latent dimensions. */
  int width();

  /** The last layer of the encoder. */
  Layer head();

  /**
   * The arrays it learns besides those of its head: a prior, a flow, a codebook.
   *
   * @param input shape of the encoder's input
   */
  List<Parameter> parameters(Shape input);

  /**
   * The map from the head's output to the code of a row, without sampling.
   *
   * @param weights the arrays of {@link #parameters}, in that order
   */
  Forward code(List<float[]> weights);

  /**
   * The distributions over codes, if the latent has any: needed for likelihoods and for sampling.
   *
   * @param weights the arrays of {@link #parameters}, in that order
   * @param encoder the map from the encoder's input to the head's output
   */
  Optional<Inference> inference(List<float[]> weights, Forward encoder);

  /** Names of its loss terms, in the order in which training reports them. */
  List<String> terms();

  /** Its Gaussian posterior, prior and KL weights, if it is variational. */
  Optional<VariationalModel> variational();
}
