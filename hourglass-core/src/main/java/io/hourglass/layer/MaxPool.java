package io.hourglass.layer;

import java.util.Arrays;
import java.util.List;

/**
 * The greatest value of every channel in a window; padding does not count.
 *
 * @param window extents of the window: one along (length, channels), two over (height, width,
 *     channels)
 * @param strides from place to place, one for each extent
 * @param padding at the edges
 */
public record MaxPool(List<Integer> window, List<Integer> strides, Padding padding)
    implements Layer {
  public MaxPool {
    window = List.copyOf(window);
    strides = List.copyOf(strides);
    Windows.check("window", window, strides);
  }

  /** Over pictures, in squares side by side; padding {@link Padding#SAME}. */
  public static MaxPool square(int extent) {
    List<Integer> square = List.of(extent, extent);
    return new MaxPool(square, square, Padding.SAME);
  }

  private Windows windows(Shape input) {
    return Windows.of(input, window, strides, padding);
  }

  @Override
  public Shape output(Shape input) {
    Windows windows = windows(input);
    return windows.places(window.size(), windows.channels());
  }

  @Override
  public boolean isConvolutional() {
    return true;
  }

  @Override
  public Forward forward(List<float[]> weights, Shape input) {
    Windows windows = windows(input);
    int size = output(input).size();
    return (in, rows, out) -> {
      Arrays.fill(out, 0, rows * size, Float.NEGATIVE_INFINITY);
      windows.visit(
          rows,
          (from, to) -> {
            for (int channel = 0; channel < windows.channels(); channel++) {
              out[to + channel] = Math.max(out[to + channel], in[from + channel]);
            }
          });
    };
  }
}
