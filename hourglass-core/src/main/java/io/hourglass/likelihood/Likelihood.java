package io.hourglass.likelihood;

import java.util.SplittableRandom;

/**
 * How well a network's outputs explain the features of one column: the negative log density, or log
 * probability, of the features given the outputs, in nats with all constants. This is the
 * reconstruction loss, and the part of a score that belongs to the column.
 *
 * <p>A feature that is missing (NaN) costs nothing. Accumulation is in a fixed order, in 64 bits.
 * Outputs that set a scale, a rate or a shape are bounded smoothly before use, so that no output,
 * however large, gives an infinite loss or gradient.
 *
 * <p>The outputs of a block lie feature by feature, as the last layer of a convolutional decoder
 * gives them: all those of the first feature, then all those of the second. Outputs that are
 * learned but do not depend on the row are the last of the block.
 */
public sealed interface Likelihood
    permits Bernoulli,
        ContinuousBernoulli,
        Gaussian,
        LearnedGaussian,
        StudentT,
        Laplace,
        Categorical,
        Ordinal,
        Poisson,
        NegativeBinomial,
        DiscretizedLogisticMixture,
        BetaBinomial,
        Given {
  /** Whether it can explain features of that kind. */
  boolean suits(Features features);

  /** The values that it has probabilities, or a density, for. */
  Support support();

  /**
   * Whether it gives probabilities, which sum to 1; else densities, which integrate to 1. Bits per
   * dimension have a meaning for probabilities alone.
   */
  default boolean isDiscrete() {
    return support().isDiscrete();
  }

  /** Number of outputs that describe a block of so many features. */
  int parameters(int width);

  /**
   * How many of the outputs that describe so many features, the last ones, are learned constants,
   * the same for every row.
   */
  default int shared(int width) {
    return 0;
  }

  /**
   * Whether every feature has {@code parameters(1)} outputs of its own and no others, so that the
   * block's nats are a sum over features and neighbouring blocks can be computed as one.
   */
  boolean isPerFeature();

  /**
   * Negative log likelihood of a block of features, in nats.
   *
   * @param features at {@code [from, from + width)}
   * @param outputs at {@code [at, at + parameters(width))}
   */
  double nats(float[] features, int from, float[] outputs, int at, int width);

  /**
   * Writes the expected features, given the outputs, to {@code expected[from..from + width)}: the
   * mean; for counts {@code log(1 + m)} of the mean count m.
   */
  void mean(float[] outputs, int at, float[] expected, int from, int width);

  /**
   * Features drawn at random, given the outputs: the same ones for the same random numbers, on
   * every machine.
   *
   * @param outputs at {@code [at, at + parameters(width))}
   * @return {@code width} features
   */
  float[] sample(float[] outputs, int at, int width, SplittableRandom random);
}
