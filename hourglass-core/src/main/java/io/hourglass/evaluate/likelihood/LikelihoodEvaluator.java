package io.hourglass.evaluate.likelihood;

import io.hourglass.codec.Binarization;
import io.hourglass.codec.Codec;
import io.hourglass.codec.EncodedColumn;
import io.hourglass.codec.Rows;
import io.hourglass.likelihood.Features;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongConsumer;

/**
 * Judges a model by rows, batch after batch. Pictures that training binarizes anew at every step
 * are binarized once, by the seed. Not thread-safe.
 */
public final class LikelihoodEvaluator {
  private static final double LOG_2 = 0.6931471805599453;

  private final LikelihoodEstimator evidence;
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
   * How thoroughly to judge.
   *
   * @param draws codes per row behind the bound
   * @param samples codes per row behind the log likelihood; 0 for no log likelihood
   * @param seed the same one gives the same judgement
   */
  public record Settings(int draws, int samples, long seed) {
    public Settings {
      if (draws < 1) {
        throw new IllegalArgumentException("codes per row must be at least 1, got " + draws);
      }
      if (samples < 0) {
        throw new IllegalArgumentException("samples must be at least 0, got " + samples);
      }
    }
  }

  /** Of no row yet. */
  public LikelihoodEvaluator(LikelihoodEstimator evidence, Settings settings) {
    this.evidence = evidence;
    this.settings = settings;
    this.codec = evidence.network().architecture().codec();
    this.posteriors =
        evidence
            .network()
            .architecture()
            .design()
            .latent()
            .variational()
            .map(PosteriorStatistics::new);
  }

  /**
   * Takes the next rows.
   *
   * @param encoded as the model's codec does
   * @param done told how many more rows have their log likelihood, from any thread
   */
  public void add(Rows encoded, LongConsumer done) {
    PosteriorSamples draws = new PosteriorSamples(settings.draws(), settings.seed(), rows);
    Rows judged = Binarization.sample(codec, encoded, ~draws.random(0).nextLong());
    ElboTerms bounds = evidence.bounds(judged, draws);
    reconstruction.add(bounds.reconstruction());
    kl.add(bounds.kl());
    elbo.add(bounds.elbo());
    posteriors.ifPresent(all ->
        all.add(
            evidence.network().heads(judged.values()), evidence.network().encode(judged.values())));
    if (settings.samples() > 0) {
      PosteriorSamples samples = new PosteriorSamples(settings.samples(), settings.seed(), rows);
      likelihoods.add(evidence.logLikelihoods(judged, samples, done));
    }
    rows += judged.rows();
    values += explained(judged);
  }

  /** Values that the likelihoods explain: a one-hot block is one. */
  private long explained(Rows judged) {
    long sum = 0;
    int from = 0;
    for (EncodedColumn block : codec.blocks()) {
      int to = from + block.codec().width();
      if (!block.likelihood().isCondition()) {
        int last = block.codec().features() == Features.ONE_HOT ? from + 1 : to;
        sum += present(judged, from, last);
      }
      from = to;
    }
    return sum;
  }

  private static long present(Rows judged, int from, int to) {
    long present = 0;
    for (int row = 0; row < judged.values().length; row += judged.width()) {
      for (int i = row + from; i < row + to; i++) {
        present += Float.isNaN(judged.values()[i]) ? 0 : 1;
      }
    }
    return present;
  }

  /**
   * What all rows came to.
   *
   * @throws IllegalArgumentException if there was none
   */
  public LikelihoodReport judgement() {
    Estimate bound = estimate(elbo);
    Optional<Estimate> likelihood =
        likelihoods.isEmpty() ? Optional.empty() : Optional.of(estimate(likelihoods));
    double nats = -likelihood.orElse(bound).mean() * rows;
    return new LikelihoodReport(
        rows,
        bound,
        estimate(reconstruction),
        estimate(kl),
        posteriors.map(PosteriorStatistics::klPerLatent).orElse(List.of()),
        posteriors.map(PosteriorStatistics::activeUnits).orElse(0),
        posteriors
            .map(all -> all.mutualInformation(settings.seed()))
            .orElse(OptionalDouble.empty()),
        settings.samples(),
        likelihood,
        nats / LOG_2 / Math.max(1, values));
  }

  private static Estimate estimate(List<double[]> batches) {
    return Estimate.of(batches.stream().flatMapToDouble(Arrays::stream).toArray());
  }
}
