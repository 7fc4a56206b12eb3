package io.hourglass.evaluate.likelihood;

import io.hourglass.latent.DiagonalGaussian;
import io.hourglass.latent.VariationalModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Statistics of the posteriors of a {@link VariationalModel}, collected row by row. Not
 * thread-safe.
 *
 * <p>Where the posterior is a flow, the KL per latent is that of its base Gaussian, as in training;
 * mutual information is not defined for a flow with a context.
 */
public final class PosteriorStatistics {
  /** A latent dimension is active if the variance of its mean is greater (Burda et al. 2016). */
  public static final double ACTIVE_VARIANCE = 0.01;

  /** The most rows that the mutual information is estimated from. */
  public static final int MAX_ROWS = 10_000;

  private final VariationalModel latent;
  private final int width;
  private final int headWidth;
  private final double[] codes;
  private final double[] squaredCodes;
  private final double[] means;
  private final double[] squaredMeans;
  private final double[] variances;
  private final double[] logVariances;
  private final double[] kl;
  private final List<float[]> kept = new ArrayList<>();
  private long rows;

  /** Starts with no row. */
  public PosteriorStatistics(VariationalModel latent) {
    this.latent = latent;
    this.width = latent.width();
    this.headWidth = latent.headWidth();
    this.codes = new double[width];
    this.squaredCodes = new double[width];
    this.means = new double[width];
    this.squaredMeans = new double[width];
    this.variances = new double[width];
    this.logVariances = new double[width];
    this.kl = new double[width];
  }

  /**
   * Adds the next rows.
   *
   * @param heads encoder outputs: means, log variances and contexts, row by row
   * @param coded codes, row by row
   */
  public void add(float[] heads, float[] coded) {
    for (int i = 0; i < coded.length; i++) {
      codes[i % width] += coded[i];
      squaredCodes[i % width] += (double) coded[i] * coded[i];
    }
    for (int at = 0; at < heads.length; at += headWidth) {
      for (int i = 0; i < width; i++) {
        float mean = heads[at + i];
        float logVariance = heads[at + width + i];
        means[i] += mean;
        squaredMeans[i] += (double) mean * mean;
        variances[i] += StrictMath.exp(logVariance);
        logVariances[i] += logVariance;
        kl[i] += DiagonalGaussian.kl(mean, logVariance);
      }
      if (rows++ < MAX_ROWS) {
        kept.add(Arrays.copyOfRange(heads, at, at + 2 * width));
      }
    }
  }

  /**
   * KL of each latent dimension, in nats: to the prior where that is standard normal; otherwise,
   * and for the base of a flow, to the Gaussian with the mean and variance of all codes.
   */
  public List<Double> klPerLatent() {
    boolean standard = latent.hasAnalyticKl();
    return IntStream.range(0, width)
        .mapToObj(i -> standard ? kl[i] / rows : toAggregate(i))
        .toList();
  }

  /** Posterior collapse, if there is one; {@code meanKl} is the mean KL of the whole code. */
  Optional<PosteriorCollapse> collapse(double meanKl) {
    return PosteriorCollapse.of(klPerLatent(), meanKl, latent);
  }

  private double toAggregate(int i) {
    double variance = variance(means[i], squaredMeans[i]) + variances[i] / rows;
    return 0.5 * (StrictMath.log(variance) - logVariances[i] / rows);
  }

  private double variance(double sum, double squares) {
    double mean = sum / rows;
    return squares / rows - mean * mean;
  }

  /** Number of latent dimensions whose mean varies by more than {@link #ACTIVE_VARIANCE}. */
  public int activeUnits() {
    return (int)
        IntStream.range(0, width)
            .filter(i -> variance(codes[i], squaredCodes[i]) > ACTIVE_VARIANCE)
            .count();
  }

  /**
   * The mutual information of row and code, {@code E[log q(z | x) - log q(z)]} (Hoffman and Johnson
   * 2016), with one sample a row and {@code q(z)} the aggregate posterior (as in Dieng et al.
   * 2019). It is at most {@code log N} for N rows, of which the first {@link #MAX_ROWS} are used.
   *
   * @param seed of the samples
   * @return empty where the density of a posterior at other rows' codes is not known
   */
  public OptionalDouble mutualInformation(long seed) {
    if (latent.posterior().context() > 0) {
      return OptionalDouble.empty();
    }
    AggregatePosterior aggregate = AggregatePosterior.of(kept, width);
    PosteriorSamples samples = PosteriorSamples.of(1, seed);
    double[] information =
        IntStream.range(0, kept.size())
            .parallel()
            .mapToDouble(row -> aggregate.information(kept.get(row), samples.random(row)))
            .toArray();
    return OptionalDouble.of(Estimate.of(information).mean());
  }
}
