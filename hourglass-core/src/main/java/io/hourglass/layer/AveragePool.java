package io.hourglass.layer;

import java.util.Arrays;
import java.util.List;

/**
 * The mean of every channel in a window; padding does not count.
 *
 * @param window extents of the window: one along (length, channels), two over (height, width,
 *     channels)
 * @param strides from place to place, one for each extent
 * @param padding at the edges
 */
public record AveragePool(List<Integer> window, List<Integer> strides, Padding padding)
    implements Layer {
  public AveragePool {
    window = List.copyOf(window);
    strides = List.copyOf(strides);
    SlidingWindow.check("window", window, strides);
  }

  /** Over images, in squares side by side; padding {@link Padding#SAME}. */
  public static AveragePool square(int extent) {
    List<Integer> square = List.of(extent, extent);
    return new AveragePool(square, square, Padding.SAME);
  }

  private SlidingWindow windows(Shape input) {
    return SlidingWindow.of(input, window, strides, padding);
  }

  @Override
  public Shape output(Shape input) {
    SlidingWindow windows = windows(input);
    return windows.places(window.size(), windows.channels());
  }

  @Override
  public boolean isConvolutional() {
    return true;
  }

  private static void add(float[] in, int from, float[] sums, int to, int channels) {
    for (int channel = 0; channel < channels; channel++) {
      sums[to + channel] += in[from + channel];
    }
  }

  @Override
  public Forward forward(List<float[]> weights, Shape input) {
    SlidingWindow windows = windows(input);
    int size = output(input).size();
    float[] counts = windows.counts();
    return (in, rows, out) -> {
      Arrays.fill(out, 0, rows * size, 0f);
      windows.visit(rows, (from, to) -> add(in, from, out, to, windows.channels()));
      divide(out, rows, counts, windows.channels());
    };
  }

  private static void divide(float[] sums, int rows, float[] counts, int channels) {
    int size = counts.length * channels;
    for (int i = 0; i < rows * size; i++) {
      sums[i] /= counts[i % size / channels];
    }
  }
}
