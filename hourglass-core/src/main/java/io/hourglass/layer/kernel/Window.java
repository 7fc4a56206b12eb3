package io.hourglass.layer.kernel;

/**
 * A window that slides along one extent.
 *
 * @param extent that it slides along
 * @param places where it stops
 * @param size of the window
 * @param stride from place to place
 * @param before how far the first window begins before the extent does
 */
public record Window(int extent, int places, int size, int stride, int before) {
  /** The first index within the extent that the window at a place covers. */
  public int from(int place) {
    return Math.max(0, place * stride - before);
  }

  /** The index after the last. */
  public int to(int place) {
    return Math.min(extent, place * stride - before + size);
  }
}
