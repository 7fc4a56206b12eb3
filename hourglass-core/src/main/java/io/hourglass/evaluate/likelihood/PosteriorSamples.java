package io.hourglass.evaluate.likelihood;

import java.util.SplittableRandom;

/**
 * The codes that are drawn for rows.
 *
 * @param perRow how many for every row
 * @param seed the same one gives the same codes
 * @param firstRow number of rows before these, where they are part of more: what is drawn for a row
 *     depends on the seed and on its number alone
 */
public record PosteriorSamples(int perRow, long seed, long firstRow) {
  public PosteriorSamples {
    if (perRow < 1) {
      throw new IllegalArgumentException("codes per row must be at least 1, got " + perRow);
    }
  }

  /** For rows from the first on. */
  public static PosteriorSamples of(int perRow, long seed) {
    return new PosteriorSamples(perRow, seed, 0);
  }

  /** Random numbers for a row of these. */
  SplittableRandom random(int row) {
    // twice: neighbouring seeds give neighbouring streams, and hashes of them do not
    return new SplittableRandom(new SplittableRandom(seed + firstRow + row).nextLong());
  }
}
