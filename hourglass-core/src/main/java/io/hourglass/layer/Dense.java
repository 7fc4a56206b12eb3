package io.hourglass.layer;

import io.hourglass.layer.kernel.Affine;
import java.util.List;

/**
 * A dense layer: every output is a weighted sum of all inputs: {@code activation(x W + b)}. Takes
 * any shape, as if flattened; gives out {@code (units)}.
 *
 * @param units number of outputs
 * @param activation of the sums
 */
public record Dense(int units, Activation activation) implements Layer {
  public Dense {
    if (units < 1) {
      throw new IllegalArgumentException("units must be at least 1, got " + units);
    }
  }

  @Override
  public Shape output(Shape input) {
    return Shape.of(units);
  }

  @Override
  public List<Parameter> parameters(Shape input) {
    return List.of(
        Parameter.kernel("kernel", Shape.of(input.size(), units)),
        Parameter.bias("bias", Shape.of(units)));
  }

  @Override
  public Forward forward(List<float[]> weights, Shape input) {
    Affine affine = Affine.of(weights.get(0), weights.get(1));
    return (in, rows, out) -> {
      affine.apply(in, rows, out);
      activation.apply(out, 0, rows * units);
    };
  }
}
