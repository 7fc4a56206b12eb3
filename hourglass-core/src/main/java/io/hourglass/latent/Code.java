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
 * A plain code: one dense layer.
 *
 * @param width numbers in a code
 * @param activation of the dense layer; linear keeps every direction alive
 * @param penalty what a code costs
 */
public record Code(
    int width, Activation activation, @IfAbsent("{\"type\": \"none\"}") Penalty penalty)
    implements Latent {
  public Code {
    if (width < 1) {
      throw new IllegalArgumentException("width must be at least 1, got " + width);
    }
    if (penalty instanceof Penalty.Sparsity
        && activation != Activation.SIGMOID
        && activation != Activation.HARD_SIGMOID) {
      throw new IllegalArgumentException(
          "a target of sparsity must be for a code between 0 and 1, of activation sigmoid, got "
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
}
