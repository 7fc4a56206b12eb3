package io.hourglass.codec;

/** The scaling of numbers. */
public enum Scaling {
  /** Mean and standard deviation: {@link Standard}. */
  STANDARD,
  /** Median and interquartile range: {@link Robust}. */
  ROBUST,
  /** Median and a robust spread, with logarithmic tails: {@link LogTails}. */
  LOG_TAILS,
  /** No scaling, for numbers that are scaled already. */
  NONE
}
