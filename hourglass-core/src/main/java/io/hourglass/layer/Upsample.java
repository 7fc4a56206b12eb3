package io.hourglass.layer;

import java.util.ArrayList;
import java.util.List;

/**
 * Nearest-neighbor upsampling by whole factors.
 *
 * @param factors the factor of each extent: one for (length, channels), two for (height, width,
 *     channels)
 */
public record Upsample(List<Integer> factors) implements Layer {
  public Upsample {
    factors = List.copyOf(factors);
    SlidingWindow.check("factors", factors, factors);
  }

  /** Upsampling of images by the same factor in both directions. */
  public static Upsample square(int factor) {
    return new Upsample(List.of(factor, factor));
  }

  @Override
  public Shape output(Shape input) {
    SlidingWindow.checkRank(input, factors.size(), "upsampling by " + SlidingWindow.text(factors));
    List<Integer> extents = new ArrayList<>(input.extents());
    for (int i = 0; i < factors.size(); i++) {
      extents.set(i, Math.multiplyExact(extents.get(i), factors.get(i)));
    }
    return new Shape(extents);
  }

  @Override
  public boolean isIdentity() {
    return factors.stream().allMatch(factor -> factor == 1);
  }

  @Override
  public boolean isConvolutional() {
    return true;
  }

  @Override
  public Forward forward(List<float[]> weights, Shape input) {
    // the windows of a convolution from the output to the input, without overlap
    SlidingWindow windows = SlidingWindow.of(output(input), factors, factors, Padding.VALID);
    int channels = windows.channels();
    return (in, rows, out) ->
        windows.visit(rows, (to, from) -> System.arraycopy(in, from, out, to, channels));
  }
}
