package io.hourglass.layer;

/** The treatment of the edge by a sliding window: TensorFlow's two conventions. */
public enum Padding {
  /** Zeros, as few as let every {@code stride}-th place have its window: more at the end. */
  SAME {
    @Override
    int places(int extent, int kernel, int stride) {
      return (extent + stride - 1) / stride;
    }
  },
  /** Nothing: windows lie wholly within, and what is left at the end is not looked at. */
  VALID {
    @Override
    int places(int extent, int kernel, int stride) {
      return Math.max(0, (extent - kernel) / stride + (extent < kernel ? 0 : 1));
    }
  };

  /** The number of windows along an extent. */
  abstract int places(int extent, int kernel, int stride);
}
