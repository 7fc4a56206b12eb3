package io.hourglass.io.csv;

/** Counts of the ways in which lines end. */
final class LineEnds {
  static final int LF = 0;
  static final int CR_LF = 1;
  static final int CR = 2;

  private final long[] counts = new long[3];

  void add(int kind) {
    counts[kind]++;
  }

  /** Whether there is more than one way. */
  boolean areMixed() {
    int kinds = 0;
    for (long count : counts) {
      kinds += count > 0 ? 1 : 0;
    }
    return kinds > 1;
  }
}
