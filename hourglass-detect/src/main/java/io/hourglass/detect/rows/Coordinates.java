package io.hourglass.detect.rows;

/** The coordinates in which a {@link FeatureSpace} gives rows. */
public enum Coordinates {
  /** Features as they are encoded and extracted, NaN where missing. */
  FEATURES,

  /** Features whitened: normal rows vary by 1 in every direction. */
  WHITENED,

  /** Features gaussianized one by one, then whitened. */
  GAUSSIANIZED
}
