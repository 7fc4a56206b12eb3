package io.hourglass.layer;

import java.util.List;

/**
 * A layer at its place in a network.
 *
 * @param name of its place: {@code encoder.0}, {@code latent}, {@code decoder.1}, {@code head}
 * @param layer what it does
 * @param input what it takes in
 */
public record PlacedLayer(String name, Layer layer, Shape input) {
  /** The shape of its output. */
  public Shape output() {
    return layer.output(input);
  }

  /** The arrays it learns, named by place: {@code encoder.0.kernel}. */
  public List<Parameter> parameters() {
    return layer.parameters(input).stream().map(p -> p.named(name + "." + p.name())).toList();
  }

  /** The layer within another layer. */
  public PlacedLayer within(PlacedLayer around) {
    return new PlacedLayer(around.name() + "." + name, layer, input);
  }
}
