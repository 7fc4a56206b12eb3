package io.hourglass.likelihood;

import io.hourglass.layer.Initializer;
import java.util.SplittableRandom;

/**
 * The distribution of a column's features given a network's outputs. Its negative log density or
 * log probability, in nats with all constants, is the reconstruction loss and the column's part of
 * a score.
 *
 * <p>A missing feature (NaN) contributes 0. Accumulation is in a fixed order, in 64 bits. Outputs
 * that set a scale, a rate or a shape are bounded smoothly before use, so that no output, however
 * large, gives an infinite loss or gradient.
 *
 * <p>The outputs of a block lie feature by feature, as the last layer of a convolutional decoder
 * gives them: all those of the first feature, then all those of the second. Outputs that are
 * learned but do not depend on the row are the last of the block.
 */
public sealed interface Likelihood
    permits Bernoulli,
        AutoregressiveBernoulli,
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
        Condition {
  /** The short form that {@link LikelihoodText} reads: {@code student-t:5,predicted}. */
  default String text() {
    return LikelihoodText.FORM.print(this);
  }

  /** Whether the column is a condition: given to encoder and decoder, and not reconstructed. */
  default boolean isCondition() {
    return false;
  }

  /** Whether it is defined for features of that kind. */
  boolean supports(Features features);

  /** The same likelihood for images with that many values per row. */
  default Likelihood forRowLength(int values) {
    return this;
  }

  /** The values for which it has probabilities or a density. */
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
   * The number of outputs of a block that are learned constants, the same for every row. They are
   * the last ones of the block.
   */
  default int sharedParameters(int width) {
    return 0;
  }

  /**
   * The initializer of the learned constants: zero, unless they must differ to learn different
   * things.
   */
  default Initializer sharedInitializer() {
    return Initializer.ZERO;
  }

  /**
   * Whether features are independent given the outputs, so that the nats are a sum over features.
   */
  default boolean isIndependent() {
    return true;
  }

  /**
   * Whether every feature has {@code parameters(1)} outputs of its own and no others, so that the
   * block's nats are a sum over features and adjacent blocks can be computed as one.
   */
  boolean isPerFeature();

  /**
   * Negative log likelihood of a block of features, in nats.
   *
   * @param features at {@code [from, from + width)}
   * @param outputs at {@code [at, at + parameters(width))}
   */
  double nats(float[] features, int from, float[] outputs, int at, int width);

  /** The nats of fixed features as a function of the outputs. */
  @FunctionalInterface
  interface OutputNats {
    /** Negative log likelihood, in nats, given the block's outputs at that place. */
    double nats(float[] outputs, int at);
  }

  /**
   * The nats of a block of features as a function of the outputs. Work that does not depend on the
   * outputs is done once.
   *
   * @param features at {@code [from, from + width)}
   * @param shared the learned constants, which are the last of all those outputs
   */
  default OutputNats forFeatures(float[] features, int from, float[] shared, int width) {
    return (outputs, at) -> nats(features, from, outputs, at, width);
  }

  /**
   * Writes the expected features, given the outputs, to {@code expected[from..from + width)}: the
   * mean; for counts {@code log(1 + m)} of the mean count m.
   */
  void mean(float[] outputs, int at, float[] expected, int from, int width);

  /**
   * Features sampled given the outputs: the same for the same random numbers, on every machine.
   *
   * @param outputs at {@code [at, at + parameters(width))}
   * @return {@code width} features
   */
  float[] sample(float[] outputs, int at, int width, SplittableRandom random);
}
