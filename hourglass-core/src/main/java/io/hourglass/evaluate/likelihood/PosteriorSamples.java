package io.hourglass.evaluate.likelihood;

import java.util.SplittableRandom;

/**
 * How codes are sampled from the posteriors of rows.
 *
 * @param perRow samples of each row
 * @param seed the same seed gives the same samples
 * @param firstRow number of rows before these, where they are a batch of more: the samples of a row
 *     depend on the seed and its number alone
 */
public record PosteriorSamples(int perRow, long seed, long firstRow) {
  public PosteriorSamples {
    if (perRow < 1) {
      throw new IllegalArgumentException("samples per row must be at least 1, got " + perRow);
    }
  }

  /** Samples for rows from the first on. */
  public static PosteriorSamples of(int perRow, long seed) {
    return new PosteriorSamples(perRow, seed, 0);
  }

  /** The random numbers of one of these rows. */
  SplittableRandom random(int row) {
    // twice: neighboring seeds give neighboring streams, and hashes of them do not
    return new SplittableRandom(new SplittableRandom(seed + firstRow + row).nextLong());
  }
}
