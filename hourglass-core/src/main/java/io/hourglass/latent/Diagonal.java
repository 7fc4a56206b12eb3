package io.hourglass.latent;

import io.hourglass.layer.Parameter;
import java.util.List;

/** A Gaussian with a diagonal covariance, not transformed (Kingma and Welling 2014). */
public record Diagonal() implements Posterior {
  @Override
  public boolean isDiagonal() {
    return true;
  }

  @Override
  public List<Parameter> parameters(int width) {
    return List.of();
  }

  @Override
  public Transform transform(int width, List<float[]> weights) {
    return (codes, at, head, context) -> 0;
  }
}
