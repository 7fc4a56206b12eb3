package io.hourglass.layer;

import io.hourglass.layer.kernel.Window;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A window that slides over a plane of pixels. A sequence is a plane of height 1.
 *
 * @param rows down the height
 * @param columns along the width
 * @param channels of a pixel
 */
record SlidingWindow(Window rows, Window columns, int channels) {
  /**
   * Checks the settings of a layer that slides.
   *
   * @param name of the first: {@code kernel}, {@code window}
   */
  static void check(String name, List<Integer> size, List<Integer> strides) {
    if (size.isEmpty() || size.size() > 2 || !areAtLeast(1, size)) {
      throw new IllegalArgumentException(
          "%s must have 1 or 2 extents of at least 1, got %s".formatted(name, size));
    }
    checkStrides(name, size, strides);
  }

  private static void checkStrides(String name, List<Integer> size, List<Integer> strides) {
    if (strides.size() != size.size() || !areAtLeast(1, strides)) {
      throw new IllegalArgumentException(
          "strides must be at least 1 and as many as the extents of the %s %s, got %s"
              .formatted(name, text(size), strides));
    }
  }

  static boolean areAtLeast(int least, List<Integer> values) {
    return values.stream().allMatch(value -> value >= least);
  }

  /** The windows over an input of shape (length, channels) or (height, width, channels). */
  static SlidingWindow of(Shape input, List<Integer> size, List<Integer> strides, Padding padding) {
    checkRank(input, size.size(), "a window of " + text(size));
    List<Integer> extents = input.extents();
    int last = size.size() - 1;
    Window rows =
        last == 0
            ? new Window(1, 1, 1, 1, 0)
            : window(extents.get(0), size.get(0), strides.get(0), padding);
    Window columns = window(extents.get(last), size.get(last), strides.get(last), padding);
    if (rows.places() < 1 || columns.places() < 1) {
      throw new IllegalArgumentException(
          "a window of %s without padding must fit into its input, got %s; use the padding SAME"
              .formatted(text(size), input));
    }
    return new SlidingWindow(rows, columns, extents.get(last + 1));
  }

  private static Window window(int extent, int size, int stride, Padding padding) {
    int places = padding.places(extent, size, stride);
    long covered = (long) stride * (places - 1) + size;
    return new Window(extent, places, size, stride, (int) Math.max(0, (covered - extent) / 2));
  }

  /** Checks that an input has as many dimensions as the window, and one more for channels. */
  static void checkRank(Shape input, int dimensions, String what) {
    if (input.extents().size() != dimensions + 1) {
      throw new IllegalArgumentException(
          "%s must have an input of shape %s, got %s; put a reshape before it"
              .formatted(
                  what,
                  dimensions == 1 ? "(length, channels)" : "(height, width, channels)",
                  input));
    }
  }

  /** The extents as {@code 3x3}. */
  static String text(List<Integer> extents) {
    return extents.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }

  /** The shape of so many channels at every place, with as many dimensions as the input. */
  Shape places(int dimensions, int outputs) {
    return dimensions == 1
        ? Shape.of(columns.places(), outputs)
        : Shape.of(rows.places(), columns.places(), outputs);
  }

  /** Visits a pixel that a window covers. */
  interface Visit {
    /**
     * Visits.
     *
     * @param pixel index of its first channel in what the window slides over
     * @param place index of the window's first channel in what has a pixel for each place
     */
    void at(int pixel, int place);
  }

  /** Visits every pixel of every window of so many rows of the network, in order. */
  void visit(int count, Visit visit) {
    for (int line = 0; line < count * rows.places(); line++) {
      int row = line / rows.places();
      int y = line % rows.places();
      for (int x = 0; x < columns.places(); x++) {
        visit(row, y, x, (line * columns.places() + x) * channels, visit);
      }
    }
  }

  private void visit(int row, int y, int x, int place, Visit visit) {
    for (int i = rows.from(y); i < rows.to(y); i++) {
      int line = (row * rows.extent() + i) * columns.extent();
      for (int j = columns.from(x); j < columns.to(x); j++) {
        visit.at((line + j) * channels, place);
      }
    }
  }

  /** The number of pixels that each window covers. */
  float[] counts() {
    float[] counts = new float[rows.places() * columns.places()];
    visit(1, (pixel, place) -> counts[place / channels]++);
    return counts;
  }
}
