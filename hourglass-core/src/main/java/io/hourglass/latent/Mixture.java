package io.hourglass.latent;

import io.hourglass.layer.Forward;
import io.hourglass.layer.Initializer;
import io.hourglass.layer.Parameter;
import io.hourglass.layer.Parameter.Role;
import io.hourglass.layer.Shape;
import java.util.List;

/**
 * A mixture of Gaussians with diagonal covariances, all learned: {@code p(z) = sum_k share_k N(z;
 * mean_k, diag(exp(logVariance_k)))}, the "MoG" prior of Tomczak and Welling (2018).
 *
 * @param components number of Gaussians
 */
public record Mixture(int components) implements Prior {
  /**
   * Bound of a component's log variance, in both directions. A component without any code near it
   * drifts and would leave the range of 32 bits.
   */
  public static final float MAX_LOG_VARIANCE = 15;

  public Mixture {
    if (components < 1) {
      throw new IllegalArgumentException("components must be at least 1, got " + components);
    }
  }

  @Override
  public List<Parameter> parameters(int width, Shape input) {
    Shape each = Shape.of(components, width);
    return List.of(
        new Parameter("means", each, Initializer.NORMAL, Role.BIAS),
        Parameter.bias("log_variances", each),
        Parameter.bias("logits", Shape.of(components)));
  }

  @Override
  public Density density(int width, List<float[]> weights, Forward encoder) {
    return new MixtureDensity(weights.get(0), weights.get(1), weights.get(2));
  }
}
