package io.hourglass.likelihood;

/** What kind of numbers the features of a column are, which says what can explain them. */
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
