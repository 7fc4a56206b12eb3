package io.hourglass.evaluate.likelihood;

import io.hourglass.codec.Rows;
import io.hourglass.latent.Inference;
import io.hourglass.layer.kernel.Affine;
import io.hourglass.network.Network;
import io.hourglass.network.ReconstructionScorer;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * What a network with a distribution over codes says of {@code log p(x)}, the log probability of a
 * row: a lower bound (Kingma and Welling 2014), and the value that bounds over more and more codes
 * rise to (Burda, Grosse and Salakhutdinov 2016). Immutable and thread-safe; rows run on the common
 * pool, with the same result as on one thread.
 *
 * {@snippet class=io.hourglass.SnippetsTest region=evidence lang=java}
 */
public final class LikelihoodEstimator {
  /** Codes that are decoded together. */
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

  /** Of a network, where its latent has distributions over codes. */
  public static Optional<LikelihoodEstimator> of(Network network) {
    return network.inference().map(inference -> new LikelihoodEstimator(network, inference));
  }

  /** The network that is asked. */
  public Network network() {
    return network;
  }

  /**
   * The evidence lower bound. Its KL part is exact where there is a formula (a diagonal posterior
   * under the standard normal prior), else the mean of {@code log q(z | x) - log p(z)} over the
   * drawn codes.
   *
   * @param rows encoded, binary where the model is one of binary rows
   */
  public ElboTerms bounds(Rows rows, PosteriorSamples draws) {
    ElboTerms bounds = new ElboTerms(new double[rows.rows()], new double[rows.rows()]);
    int blocks = (rows.rows() + BLOCK - 1) / BLOCK;
    IntStream.range(0, blocks)
        .parallel()
        .forEach(block -> {
          int from = block * BLOCK;
          bound(rows, from, Math.min(rows.rows(), from + BLOCK), draws, bounds);
        });
    return bounds;
  }

  private void bound(Rows rows, int from, int to, PosteriorSamples draws, ElboTerms bounds) {
    float[] block = block(rows, from, to);
    float[] heads = network.heads(block);
    int count = to - from;
    int head = heads.length / count;
    SplittableRandom[] randoms = new SplittableRandom[count];
    Arrays.setAll(randoms, i -> draws.random(from + i));
    float[] codes = new float[count * width];
    for (int draw = 0; draw < draws.perRow(); draw++) {
      for (int i = 0; i < count; i++) {
        double logPosterior = inference.sample(heads, i * head, randoms[i], codes, i * width);
        bounds.kl()[from + i] += logPosterior - inference.logPrior(codes, i * width);
      }
      float[] outs = network.decode(network.given(codes, block));
      for (int i = 0; i < count; i++) {
        bounds.reconstruction()[from + i] += scorer.nats(block, i, outs, i);
      }
    }
    for (int i = 0; i < count; i++) {
      bounds.reconstruction()[from + i] /= draws.perRow();
      bounds.kl()[from + i] =
          inference.kl(heads, i * head).orElse(bounds.kl()[from + i] / draws.perRow());
    }
  }

  private static float[] block(Rows rows, int from, int to) {
    return Arrays.copyOfRange(rows.values(), from * rows.width(), to * rows.width());
  }

  /**
   * Log likelihoods by importance sampling (Burda, Grosse and Salakhutdinov 2016): {@code log 1/k
   * sum_k p(x | z_k) p(z_k) / q(z_k | x)} over codes drawn from the posterior. Below the true value
   * in expectation, and nearer with every code more.
   *
   * @param rows encoded, binary where the model is one of binary rows
   * @param done told how many more rows are done, from any thread
   * @return of every row, in nats
   */
  public double[] logLikelihoods(Rows rows, PosteriorSamples draws, LongConsumer done) {
    double[] likelihoods = new double[rows.rows()];
    IntStream.range(0, rows.rows())
        .parallel()
        .forEach(row -> {
          likelihoods[row] = logLikelihood(block(rows, row, row + 1), draws, row);
          done.accept(1);
        });
    return likelihoods;
  }

  private double logLikelihood(float[] features, PosteriorSamples draws, int row) {
    SplittableRandom random = draws.random(row);
    float[] head = network.heads(features);
    float[] repeated = repeated(features);
    double[] logWeights = new double[draws.perRow()];
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

  /** The row for every code of a block, where the decoder is given some of it. */
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
