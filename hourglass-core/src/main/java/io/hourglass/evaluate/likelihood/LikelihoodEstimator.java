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
        (from, to) -> {
          ElboTerms block = elbo(rows.slice(from, to).values(), from, samples);
          System.arraycopy(block.reconstruction(), 0, reconstruction, from, to - from);
          System.arraycopy(block.kl(), 0, kl, from, to - from);
        });
    return new ElboTerms(reconstruction, kl);
  }

  private ElboTerms elbo(float[] block, int from, PosteriorSamples samples) {
    float[] heads = network.heads(block);
    int count = block.length / network.architecture().codec().width();
    int head = heads.length / count;
    SplittableRandom[] randoms = new SplittableRandom[count];
    Arrays.setAll(randoms, i -> samples.random(from + i));
    float[] codes = new float[count * width];
    double[] reconstruction = new double[count];
    double[] kl = new double[count];
    for (int sample = 0; sample < samples.perRow(); sample++) {
      for (int i = 0; i < count; i++) {
        double logPosterior = inference.sample(heads, i * head, randoms[i], codes, i * width);
        kl[i] += logPosterior - inference.logPrior(codes, i * width);
      }
      float[] outs = network.decode(network.given(codes, block));
      for (int i = 0; i < count; i++) {
        reconstruction[i] += scorer.nats(block, i, outs, i);
      }
    }
    for (int i = 0; i < count; i++) {
      reconstruction[i] /= samples.perRow();
      kl[i] = inference.kl(heads, i * head).orElse(kl[i] / samples.perRow());
    }
    return new ElboTerms(reconstruction, kl);
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
    SplittableRandom random = samples.random(row);
    float[] head = network.heads(features);
    float[] repeated = repeated(features);
    double[] logWeights = new double[samples.perRow()];
    for (int from = 0; from < logWeights.length; from += BLOCK) {
      int count = Math.min(BLOCK, logWeights.length - from);
      float[] codes = new float[count * width];
      for (int i = 0; i < count; i++) {
        double logPosterior = inference.sample(head, 0, random, codes, i * width);
        logWeights[from + i] = inference.logPrior(codes, i * width) - logPosterior;
      }
      double[] nats = scorer.nats(features, network.decode(given(codes, repeated, count)));
      for (int i = 0; i < count; i++) {
        logWeights[from + i] -= nats[i];
      }
    }
    return logMeanExp(logWeights);
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
    double largest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      largest = Math.max(largest, value);
    }
    if (Double.isInfinite(largest)) {
      return largest;
    }
    double sum = 0;
    for (double value : values) {
      sum += StrictMath.exp(value - largest);
    }
    return largest + StrictMath.log(sum / values.length);
  }
}
