package io.hourglass.layer;

/**
 * A window that slides along one extent.
 *
 * @param extent that it slides along
 * @param places where it stops
 * @param size of the window
 * @param stride from place to place
 * @param before how far the first window begins before the extent does
 */
record Window(int extent, int places, int size, int stride, int before) {
  static Window of(int extent, int size, int stride, Padding padding) {
    int places = padding.places(extent, size, stride);
    long covered = (long) stride * (places - 1) + size;
    return new Window(extent, places, size, stride, (int) Math.max(0, (covered - extent) / 2));
  }

  /** The first index within the extent that the window at a place covers. */
  int from(int place) {
    return Math.max(0, place * stride - before);
  }

  /** The index after the last. */
  int to(int place) {
    return Math.min(extent, place * stride - before + size);
  }
}
