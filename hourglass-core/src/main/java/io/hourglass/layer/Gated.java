package io.hourglass.layer;

import java.util.List;
import java.util.stream.Stream;

/**
 * A layer times a gate: {@code a(x) * sigmoid(b(x))}, where {@code a} and {@code b} are the same
 * layer with weights of their own (Dauphin et al. 2017).
 *
 * @param layer both of them: dense or a convolution, with a linear activation most often
 */
public record Gated(Layer layer) implements Layer {
  @Override
  public Shape output(Shape input) {
    return layer.output(input);
  }

  /** The {@code a}. */
  public PlacedLayer value(Shape input) {
    return new PlacedLayer("value", layer, input);
  }

  /** The {@code b}. */
  public PlacedLayer gate(Shape input) {
    return new PlacedLayer("gate", layer, input);
  }

  @Override
  public List<Parameter> parameters(Shape input) {
    return Stream.of(value(input), gate(input))
        .flatMap(stage -> stage.parameters().stream())
        .toList();
  }

  @Override
  public boolean isConvolutional() {
    return layer.isConvolutional();
  }

  @Override
  public Forward forward(List<float[]> weights, Shape input) {
    int own = weights.size() / 2;
    Forward value = layer.forward(weights.subList(0, own), input);
    Forward gate = layer.forward(weights.subList(own, 2 * own), input);
    int width = output(input).size();
    return (in, rows, out) -> {
      float[] gates = new float[rows * width];
      value.apply(in, rows, out);
      gate.apply(in, rows, gates);
      Activation.SIGMOID.apply(gates, 0, gates.length);
      for (int i = 0; i < gates.length; i++) {
        out[i] *= gates[i];
      }
    };
  }
}
