package io.hourglass.codec;

/** How numbers are centered and scaled. */
public enum Scaling {
  /** By mean and standard deviation: {@link Standard}. */
  STANDARD,
  /** By median and interquartile range: {@link Robust}. */
  ROBUST,
  /** Not at all: numbers that are scaled already. */
  NONE
}
