package io.hourglass.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A residual block: the output of layers, added to their input: {@code activation(x + f(x))} (He et
 * al. 2016).
 *
 * <p>Where {@code f} changes the shape, {@code x} is projected to it: a list by a dense layer;
 * pixels by a convolution with a kernel of one pixel, with strides where they become fewer, after
 * upsampling where they become more.
 *
 * @param layers the {@code f}, at least one
 * @param activation of the sum
 */
public record Residual(List<Layer> layers, Activation activation) implements Layer {
  public Residual {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a residual block must have at least one layer, got none");
    }
  }

  private Sequential ahead() {
    return new Sequential("", layers);
  }

  private Sequential around(Shape input) {
    return new Sequential("shortcut.", projection(input, ahead().output(input)));
  }

  private static List<Layer> projection(Shape input, Shape output) {
    if (input.equals(output)) {
      return List.of();
    }
    int dimensions = input.extents().size() - 1;
    if (output.extents().size() - 1 != dimensions || dimensions > 2) {
      throw refusal(input, output);
    }
    return dimensions == 0
        ? List.of(new Dense(output.size(), Activation.LINEAR))
        : pixels(input, output);
  }

  private static List<Layer> pixels(Shape input, Shape output) {
    List<Scaling> scalings =
        IntStream.range(0, input.extents().size() - 1)
            .mapToObj(i -> Scaling.of(input, output, i))
            .toList();
    List<Integer> factors = scalings.stream().map(Scaling::factor).toList();
    List<Integer> strides = scalings.stream().map(Scaling::stride).toList();
    List<Layer> layers = new ArrayList<>();
    if (factors.stream().anyMatch(factor -> factor > 1)) {
      layers.add(new Upsample(factors));
    }
    if (input.last() != output.last() || strides.stream().anyMatch(stride -> stride > 1)) {
      layers.add(pixelwise(output.last(), strides));
    }
    return layers;
  }

  private static Conv pixelwise(int filters, List<Integer> strides) {
    List<Integer> pixel = strides.stream().map(stride -> 1).toList();
    return new Conv(filters, pixel, strides, Padding.SAME, Activation.LINEAR);
  }

  /** How one extent changes: upsampled by a factor, then taken at every stride. */
  private record Scaling(int factor, int stride) {
    static Scaling of(Shape input, Shape output, int dimension) {
      int from = input.extents().get(dimension);
      int to = output.extents().get(dimension);
      int stride = (from + to - 1) / to;
      int factor = Math.max(1, to / from);
      if (Padding.SAME.places(from * factor, 1, stride) != to) {
        throw refusal(input, output);
      }
      return new Scaling(factor, stride);
    }
  }

  private static IllegalArgumentException refusal(Shape input, Shape output) {
    return new IllegalArgumentException(
        "a residual block must keep the extents of its input, or divide or multiply them by whole"
            + " numbers, got %s for %s".formatted(output, input));
  }

  @Override
  public Shape output(Shape input) {
    around(input); // refuses what cannot be added
    return ahead().output(input);
  }

  /** The {@code f}, layer by layer. */
  public List<PlacedLayer> branch(Shape input) {
    return ahead().stages(input);
  }

  /** The projection of the input to the shape of the sum; empty where the shapes agree. */
  public List<PlacedLayer> shortcut(Shape input) {
    return around(input).stages(input);
  }

  @Override
  public List<Parameter> parameters(Shape input) {
    return Stream.concat(branch(input).stream(), shortcut(input).stream())
        .flatMap(stage -> stage.parameters().stream())
        .toList();
  }

  @Override
  public boolean isConvolutional() {
    return layers.stream().anyMatch(Layer::isConvolutional);
  }

  @Override
  public Forward forward(List<float[]> weights, Shape input) {
    int own = (int) branch(input).stream().mapToLong(s -> s.parameters().size()).sum();
    Forward f = ahead().forward(weights.subList(0, own), input);
    Forward x = around(input).forward(weights.subList(own, weights.size()), input);
    int width = output(input).size();
    return (in, rows, out) -> {
      f.apply(in, rows, out);
      float[] added = new float[rows * width];
      x.apply(in, rows, added);
      for (int i = 0; i < added.length; i++) {
        out[i] += added[i];
      }
      activation.apply(out, 0, added.length);
    };
  }
}
