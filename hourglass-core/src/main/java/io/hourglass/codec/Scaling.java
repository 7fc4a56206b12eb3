package io.hourglass.codec;

/** The scaling of numbers. */
public enum Scaling {
  /** Mean and standard deviation: {@link Standard}. */
  STANDARD,
  /** Median and interquartile range: {@link Robust}. */
  ROBUST,
  /** No scaling, for numbers that are scaled already. */
  NONE
}
