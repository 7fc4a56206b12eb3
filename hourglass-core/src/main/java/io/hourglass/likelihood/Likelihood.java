package io.hourglass.likelihood;

/**
 * How well a network's outputs explain the features of one column: the negative log density, or log
 * probability, of the features given the outputs, in nats with all constants. This is the
 * reconstruction loss, and the part of a score that belongs to the column.
 *
 * <p>A feature that is missing (NaN) costs nothing. Accumulation is in a fixed order, in 64 bits.
 */
public sealed interface Likelihood permits Bernoulli, Gaussian, Categorical, Given {
  /** Whether it can explain features of that kind. */
  boolean suits(Features features);

  /** Number of outputs that describe a block of so many features. */
  int parameters(int width);

  /**
   * Whether every feature has one output of its own, so that the block's nats are a sum over
   * features and neighbouring blocks can be computed as one.
   */
  boolean isPerFeature();

  /**
   * Negative log likelihood of a block of features, in nats.
   *
   * @param features at {@code [from, from + width)}
   * @param outputs at {@code [at, at + parameters(width))}
   */
  double nats(float[] features, int from, float[] outputs, int at, int width);

  /** Writes the expected features, given the outputs, to {@code expected[from..from + width)}. */
  void mean(float[] outputs, int at, float[] expected, int from, int width);
}
