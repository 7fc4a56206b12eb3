package io.hourglass.latent;

import io.hourglass.layer.Forward;
import io.hourglass.layer.Layer;
import io.hourglass.layer.Parameter;
import io.hourglass.layer.Reshape;
import io.hourglass.layer.Shape;
import java.util.List;
import java.util.Optional;

/**
 * The encoder's last feature map as the code, flattened: the latent of a convolutional autoencoder
 * without a dense bottleneck. The decoder starts with a {@link Reshape}.
 *
 * @param width size of the feature map
 */
public record FeatureMap(int width) implements Latent {
  public FeatureMap {
    if (width < 1) {
      throw new IllegalArgumentException("width must be at least 1, got " + width);
    }
  }

  @Override
  public Layer head() {
    return new Reshape(Shape.of(width));
  }

  @Override
  public List<Parameter> parameters(Shape input) {
    return List.of();
  }

  @Override
  public Forward code(List<float[]> weights) {
    return (head, rows, codes) -> System.arraycopy(head, 0, codes, 0, rows * width);
  }

  @Override
  public Optional<Inference> inference(List<float[]> weights, Forward encoder) {
    return Optional.empty();
  }

  @Override
  public List<String> terms() {
    return List.of();
  }

  @Override
  public Optional<VariationalModel> variational() {
    return Optional.empty();
  }
}
