package io.hourglass.latent;

import io.hourglass.json.IfAbsent;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Dense;
import io.hourglass.layer.Forward;
import io.hourglass.layer.Layer;
import io.hourglass.layer.Parameter;
import io.hourglass.layer.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A deterministic code: the output of one dense layer.
 *
 * @param width number of latent dimensions
 * @param activation of the dense layer; most often linear
 * @param penalty loss term of the code
 */
public record Code(
    int width, Activation activation, @IfAbsent("{\"type\": \"none\"}") Penalty penalty)
    implements Latent {
  public Code {
    if (width < 1) {
      throw new IllegalArgumentException("width must be at least 1, got " + width);
    }
    if (penalty.requiresUnitInterval()
        && activation != Activation.SIGMOID
        && activation != Activation.HARD_SIGMOID) {
      throw new IllegalArgumentException(
          "a sparsity target needs codes between 0 and 1: the activation must be sigmoid, got "
              + activation.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
  }

  /** Without a penalty. */
  public Code(int width, Activation activation) {
    this(width, activation, new Penalty.None());
  }

  @Override
  public Layer head() {
    return new Dense(width, activation);
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
    return penalty.isNone() ? List.of() : List.of("penalty");
  }

  @Override
  public Optional<VariationalModel> variational() {
    return Optional.empty();
  }
}
