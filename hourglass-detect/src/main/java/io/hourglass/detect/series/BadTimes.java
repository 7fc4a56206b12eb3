package io.hourglass.detect.series;

/**
 * What becomes of the rows of a series whose time is missing, cannot be read, repeats or goes back.
 */
public enum BadTimes {
  /** The first one is an error. */
  REFUSE,
  /** They are excluded, and counted. */
  SKIP
}
