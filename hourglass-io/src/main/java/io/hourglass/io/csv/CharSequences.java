package io.hourglass.io.csv;

/** Counts in characters. */
final class CharSequences {
  private CharSequences() {}

  /** Number of line feeds, or of carriage returns if there are more. */
  static long lineEnds(char[] chars, int count) {
    long lineFeeds = 0;
    long returns = 0;
    for (int i = 0; i < count; i++) {
      lineFeeds += chars[i] == '\n' ? 1 : 0;
      returns += chars[i] == '\r' ? 1 : 0;
    }
    return Math.max(lineFeeds, returns);
  }
}
