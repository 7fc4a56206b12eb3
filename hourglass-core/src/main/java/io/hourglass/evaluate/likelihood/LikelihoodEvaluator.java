package io.hourglass.evaluate.likelihood;

import io.hourglass.codec.Binarization;
import io.hourglass.codec.Codec;
import io.hourglass.codec.EncodedColumn;
import io.hourglass.codec.Rows;
import io.hourglass.data.DataException;
import io.hourglass.data.TableSource;
import io.hourglass.latent.Latent;
import io.hourglass.likelihood.Features;
import io.hourglass.network.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongConsumer;

/**
 * Evaluates the likelihood of rows under a model, batch by batch. Images that training binarizes
 * dynamically are binarized once, by the seed. Not thread-safe.
 */
public final class LikelihoodEvaluator {
  private static final double LOG_2 = 0.6931471805599453;

  private final LikelihoodEstimator estimator;
  private final Settings settings;
  private final Codec codec;
  private final Optional<PosteriorStatistics> posteriors;
  private final List<double[]> reconstruction = new ArrayList<>();
  private final List<double[]> kl = new ArrayList<>();
  private final List<double[]> elbo = new ArrayList<>();
  private final List<double[]> likelihoods = new ArrayList<>();
  private long rows;
  private long values;

  /**
   * How many samples the estimates are based on.
   *
   * @param elboSamples posterior samples per row behind the lower bound
   * @param samples posterior samples per row behind the log likelihood; 0 for no log likelihood
   * @param seed the same seed gives the same report
   */
  public record Settings(int elboSamples, int samples, long seed) {
    public Settings {
      if (elboSamples < 1) {
        throw new IllegalArgumentException("elboSamples must be at least 1, got " + elboSamples);
      }
      if (samples < 0) {
        throw new IllegalArgumentException("samples must be at least 0, got " + samples);
      }
    }
  }

  /** Starts with no row. */
  public LikelihoodEvaluator(LikelihoodEstimator estimator, Settings settings) {
    this.estimator = estimator;
    this.settings = settings;
    this.codec = estimator.network().architecture().codec();
    Latent latent = estimator.network().architecture().design().latent();
    this.posteriors = latent.variational().map(PosteriorStatistics::new);
  }

  /**
   * Evaluates a network on all rows of a source.
   *
   * @param done called with the number of rows whose log likelihood is finished, from any thread
   * @return empty where the latent of the network has no distribution over codes
   */
  public static Optional<LikelihoodReport> evaluate(
      Network network, TableSource source, Settings settings, LongConsumer done) {
    return LikelihoodEstimator.of(network)
        .map(estimator -> new LikelihoodEvaluator(estimator, settings).evaluate(source, done));
  }

  private LikelihoodReport evaluate(TableSource source, LongConsumer done) {
    source.forEachBatch((table, firstRow) -> add(codec.encode(table, firstRow), done));
    if (rows == 0) {
      throw DataException.noRows(source.name());
    }
    return report();
  }

  /**
   * Adds the next rows.
   *
   * @param encoded by the codec of the model
   * @param done called with the number of rows whose log likelihood is finished, from any thread
   */
  public void add(Rows encoded, LongConsumer done) {
    PosteriorSamples few = samples(settings.elboSamples());
    Rows binary = Binarization.sample(codec, encoded, ~few.random(0).nextLong());
    addBounds(estimator.elbo(binary, few));
    posteriors.ifPresent(all -> addPosteriors(all, binary.values()));
    addLikelihoods(binary, done);
    rows += binary.rows();
    values += modeled(binary);
  }

  private void addLikelihoods(Rows binary, LongConsumer done) {
    if (settings.samples() > 0) {
      likelihoods.add(estimator.logLikelihoods(binary, samples(settings.samples()), done));
    }
  }

  /** Samples for the next rows. */
  private PosteriorSamples samples(int perRow) {
    return new PosteriorSamples(perRow, settings.seed(), rows);
  }

  private void addBounds(ElboTerms terms) {
    reconstruction.add(terms.reconstruction());
    kl.add(terms.kl());
    elbo.add(terms.elbo());
  }

  private void addPosteriors(PosteriorStatistics all, float[] binary) {
    all.add(estimator.network().heads(binary), estimator.network().encode(binary));
  }

  /** Number of values that the likelihoods model; a one-hot block is one value. */
  private long modeled(Rows binary) {
    long sum = 0;
    int from = 0;
    for (EncodedColumn block : codec.blocks()) {
      sum += present(binary, from, from + modeled(block));
      from += block.codec().width();
    }
    return sum;
  }

  private static int modeled(EncodedColumn block) {
    if (block.likelihood().isCondition()) {
      return 0;
    }
    return block.codec().features() == Features.ONE_HOT ? 1 : block.codec().width();
  }

  private static long present(Rows binary, int from, int to) {
    long present = 0;
    for (int row = 0; row < binary.values().length; row += binary.width()) {
      for (int i = row + from; i < row + to; i++) {
        present += Float.isNaN(binary.values()[i]) ? 0 : 1;
      }
    }
    return present;
  }

  /**
   * The report on all rows so far.
   *
   * @throws IllegalArgumentException if there was none
   */
  public LikelihoodReport report() {
    Estimate bound = estimate(elbo);
    Estimate divergence = estimate(kl);
    Optional<Estimate> likelihood =
        likelihoods.isEmpty() ? Optional.empty() : Optional.of(estimate(likelihoods));
    double nats = -likelihood.orElse(bound).mean() * rows;
    return new LikelihoodReport(
        rows,
        bound,
        estimate(reconstruction),
        divergence,
        posteriors.map(PosteriorStatistics::klPerLatent).orElse(List.of()),
        posteriors.map(PosteriorStatistics::activeUnits).orElse(0),
        posteriors
            .map(all -> all.mutualInformation(settings.seed()))
            .orElse(OptionalDouble.empty()),
        settings.samples(),
        likelihood,
        nats / LOG_2 / Math.max(1, values),
        posteriors.flatMap(all -> all.collapse(divergence.mean())));
  }

  private static Estimate estimate(List<double[]> batches) {
    return Estimate.of(batches.stream().flatMapToDouble(Arrays::stream).toArray());
  }
}
