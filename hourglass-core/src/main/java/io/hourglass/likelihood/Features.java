package io.hourglass.likelihood;

/** The kind of a column's features, which decides the likelihoods that support it. */
public enum Features {
  /** Any finite number. */
  REAL,
  /** Numbers in [0, 1]. */
  UNIT,
  /** A single 1 among zeros. */
  ONE_HOT,
  /** {@code log(1 + k)} of counts k = 0, 1, 2, ... */
  COUNT
}
