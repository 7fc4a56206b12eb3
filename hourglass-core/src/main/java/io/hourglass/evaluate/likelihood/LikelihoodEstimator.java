package io.hourglass.evaluate.likelihood;

import io.hourglass.codec.Rows;
import io.hourglass.latent.Inference;
import io.hourglass.layer.kernel.Affine;
import io.hourglass.linalg.RowBlocks;
import io.hourglass.network.Network;
import io.hourglass.network.ReconstructionScorer;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * Estimates {@code log p(x)}, the log probability of a row, under a network with a distribution
 * over codes: by the evidence lower bound (Kingma and Welling 2014), or by importance sampling
 * (Burda, Grosse and Salakhutdinov 2016). Immutable and thread-safe; rows run on the common pool,
 * with the same result as on one thread.
 *
 * {@snippet class=io.hourglass.SnippetsTest region=evidence lang=java}
 */
public final class LikelihoodEstimator {
  /** Codes decoded together. */
  private static final int BLOCK = Affine.BLOCK_ROWS;

  private final Network network;
  private final Inference inference;
  private final ReconstructionScorer scorer;
  private final int width;

  private LikelihoodEstimator(Network network, Inference inference) {
    this.network = network;
    this.inference = inference;
    this.scorer = new ReconstructionScorer(network);
    this.width = network.architecture().codeWidth();
  }

  /** The estimator of a network, if its latent has a distribution over codes. */
  public static Optional<LikelihoodEstimator> of(Network network) {
    return network.inference().map(inference -> new LikelihoodEstimator(network, inference));
  }

  /** The network whose likelihood is estimated. */
  public Network network() {
    return network;
  }

  /**
   * The evidence lower bound. Its KL term is exact where it has a closed form (a diagonal posterior
   * under the standard normal prior), otherwise the mean of {@code log q(z | x) - log p(z)} over
   * the samples.
   *
   * @param rows encoded, binary where the model is one of binary rows
   */
  public ElboTerms elbo(Rows rows, PosteriorSamples samples) {
    double[] reconstruction = new double[rows.rows()];
    double[] kl = new double[rows.rows()];
    RowBlocks.forEach(
        rows.rows(),
        BLOCK,
        (from, to) ->
            elbo(rows.slice(from, to).values(), from, samples).copyTo(reconstruction, kl, from));
    return new ElboTerms(reconstruction, kl);
  }

  private ElboTerms elbo(float[] block, int from, PosteriorSamples samples) {
    BlockSums sums = new BlockSums(block, from, samples);
    for (int sample = 0; sample < samples.perRow(); sample++) {
      sums.addSample();
    }
    return sums.mean(samples.perRow());
  }

  /** Sums of the two terms of the bound over samples, for a block of rows. */
  private final class BlockSums {
    private final float[] block;
    private final float[] heads;
    private final SplittableRandom[] randoms;
    private final double[] reconstruction;
    private final double[] kl;

    BlockSums(float[] block, int from, PosteriorSamples samples) {
      int count = block.length / network.architecture().codec().width();
      this.block = block;
      this.heads = network.heads(block);
      this.randoms = new SplittableRandom[count];
      this.reconstruction = new double[count];
      this.kl = new double[count];
      Arrays.setAll(randoms, i -> samples.random(from + i));
    }

    private int head(int i) {
      return i * (heads.length / randoms.length);
    }

    void addSample() {
      float[] codes = new float[randoms.length * width];
      for (int i = 0; i < randoms.length; i++) {
        kl[i] += sample(heads, head(i), randoms[i], codes, i * width);
      }
      float[] outs = network.decode(network.given(codes, block));
      Arrays.setAll(reconstruction, i -> reconstruction[i] + scorer.nats(block, i, outs, i));
    }

    ElboTerms mean(int samples) {
      return new ElboTerms(
          Arrays.stream(reconstruction).map(sum -> sum / samples).toArray(),
          IntStream.range(0, kl.length)
              .mapToDouble(i -> inference.kl(heads, head(i)).orElse(kl[i] / samples))
              .toArray());
    }
  }

  /** Samples a code from a posterior; returns {@code log q(z | x) - log p(z)}. */
  private double sample(float[] heads, int head, SplittableRandom random, float[] codes, int at) {
    double logPosterior = inference.sample(heads, head, random, codes, at);
    return logPosterior - inference.logPrior(codes, at);
  }

  /**
   * Log likelihoods by importance sampling (Burda, Grosse and Salakhutdinov 2016): {@code log 1/k
   * sum_k p(x | z_k) p(z_k) / q(z_k | x)} over samples from the posterior. In expectation a lower
   * bound of the true value, tighter with more samples.
   *
   * @param rows encoded, binary where the model is one of binary rows
   * @param done called with the number of rows just finished, from any thread
   * @return one value a row, in nats
   */
  public double[] logLikelihoods(Rows rows, PosteriorSamples samples, LongConsumer done) {
    double[] likelihoods = new double[rows.rows()];
    IntStream.range(0, rows.rows())
        .parallel()
        .forEach(row -> {
          likelihoods[row] = logLikelihood(rows.row(row), samples, row);
          done.accept(1);
        });
    return likelihoods;
  }

  private double logLikelihood(float[] features, PosteriorSamples samples, int row) {
    ImportanceSampler sampler = sampler(features, samples.random(row));
    double[] logWeights = new double[samples.perRow()];
    RowBlocks.inOrder(
        logWeights.length,
        BLOCK,
        (from, to) -> System.arraycopy(sampler.next(to - from), 0, logWeights, from, to - from));
    return logMeanExp(logWeights);
  }

  private ImportanceSampler sampler(float[] features, SplittableRandom random) {
    return new ImportanceSampler(features, network.heads(features), repeated(features), random);
  }

  /** Samples from the posterior of one row. */
  private final class ImportanceSampler {
    private final float[] features;
    private final float[] head;
    private final float[] repeated;
    private final SplittableRandom random;

    ImportanceSampler(float[] features, float[] head, float[] repeated, SplittableRandom random) {
      this.features = features;
      this.head = head;
      this.repeated = repeated;
      this.random = random;
    }

    /** The log weights, {@code log p(x | z) p(z) / q(z | x)}, of the next samples. */
    double[] next(int count) {
      float[] codes = new float[count * width];
      double[] logWeights = new double[count];
      for (int i = 0; i < count; i++) {
        logWeights[i] = -sample(head, 0, random, codes, i * width);
      }
      double[] nats = scorer.nats(features, network.decode(given(codes, repeated, count)));
      Arrays.setAll(logWeights, i -> logWeights[i] - nats[i]);
      return logWeights;
    }
  }

  /** The row once for every code of a block, where the decoder is conditioned on part of it. */
  private float[] repeated(float[] features) {
    if (network.architecture().conditions().length == 0) {
      return new float[0];
    }
    float[] repeated = new float[BLOCK * features.length];
    for (int i = 0; i < BLOCK; i++) {
      System.arraycopy(features, 0, repeated, i * features.length, features.length);
    }
    return repeated;
  }

  private float[] given(float[] codes, float[] repeated, int count) {
    return repeated.length == 0
        ? codes
        : network.given(codes, Arrays.copyOf(repeated, repeated.length / BLOCK * count));
  }

  private static double logMeanExp(double[] values) {
    double largest = Arrays.stream(values).max().orElseThrow();
    double sum = 0;
    for (double value : values) {
      sum += StrictMath.exp(value - largest);
    }
    return Double.isInfinite(largest) ? largest : largest + StrictMath.log(sum / values.length);
  }
}
