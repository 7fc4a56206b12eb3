package io.hourglass.detect.rows;

/** One of the {@link FeatureSpaces} in which rows are measured. */
public enum FeatureSpace {
  /** Features as they are encoded, whitened. */
  WHITENED,

  /** Features bent to normal distributions, then whitened. */
  BENT
}
