package io.hourglass.detect.series;

/**
 * How rows are put in order of time.
 *
 * @param badTimes what becomes of rows whose time cannot be used
 * @param sort whether to sort the rows by time first; rows of the same time keep their order
 */
public record TimeHandling(BadTimes badTimes, boolean sort) {
  /** Rows must be in order, each time once. */
  public static final TimeHandling STRICT = new TimeHandling(BadTimes.REFUSE, false);

  /** Whether rows whose time cannot be used are excluded. */
  public boolean skips() {
    return badTimes == BadTimes.SKIP;
  }
}
