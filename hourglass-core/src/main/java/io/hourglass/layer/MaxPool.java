package io.hourglass.layer;

import io.hourglass.layer.kernel.Window;
import java.util.Arrays;
import java.util.List;

/**
 * The maximum of every channel in a window; padding does not count.
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
    SlidingWindow.check("window", window, strides);
  }

  /** Over images, in squares side by side; padding {@link Padding#SAME}. */
  public static MaxPool square(int extent) {
    List<Integer> square = List.of(extent, extent);
    return new MaxPool(square, square, Padding.SAME);
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

  @Override
  public Forward forward(List<float[]> weights, Shape input) {
    SlidingWindow windows = windows(input);
    int line = windows.columns().places() * windows.channels();
    return (in, rows, out) -> {
      float[] max = new float[line];
      float[] covered = new float[line];
      for (int at = 0; at < rows * windows.rows().places(); at++) {
        maxPool(windows, in, at, max, covered);
        System.arraycopy(max, 0, out, at * line, line);
      }
    };
  }

  /** The maxima of one line of windows, in loops over whole arrays. */
  private static void maxPool(
      SlidingWindow windows, float[] in, int line, float[] max, float[] covered) {
    Window rows = windows.rows();
    int place = line % rows.places();
    int first = line / rows.places() * rows.extent();
    Arrays.fill(max, Float.NEGATIVE_INFINITY);
    for (int row = rows.from(place); row < rows.to(place); row++) {
      for (int column = 0; column < windows.columns().size(); column++) {
        cover(windows, in, first + row, column, covered);
        for (int i = 0; i < max.length; i++) {
          max[i] = Math.max(max[i], covered[i]);
        }
      }
    }
  }

  /** The pixel in one column of every window, in a row of the input. */
  private static void cover(
      SlidingWindow windows, float[] in, int row, int column, float[] covered) {
    Window columns = windows.columns();
    int channels = windows.channels();
    for (int place = 0; place < columns.places(); place++) {
      int x = place * columns.stride() - columns.before() + column;
      int to = place * channels;
      if (x >= 0 && x < columns.extent()) {
        System.arraycopy(in, (row * columns.extent() + x) * channels, covered, to, channels);
      } else {
        Arrays.fill(covered, to, to + channels, Float.NEGATIVE_INFINITY);
      }
    }
  }
}
