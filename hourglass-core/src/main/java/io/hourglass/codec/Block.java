package io.hourglass.codec;

/**
 * One column's share of an encoded row: how its cells become features and how outputs explain them.
 *
 * @param codec cells to features
 * @param likelihood features given outputs
 */
public record Block(ColumnCodec codec, Likelihood likelihood) {
  /** Number of outputs that describe the column. */
  public int parameters() {
    return likelihood.parameters(codec.width());
  }
}
