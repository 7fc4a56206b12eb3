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
  private final Sums codes;
  private final Sums means;
  private final double[] variances;
  private final double[] logVariances;
  private final double[] kl;
  private final List<float[]> sample = new ArrayList<>();
  private long rows;

  /** Starts with no row. */
  public PosteriorStatistics(VariationalModel latent) {
    this.latent = latent;
    this.width = latent.width();
    this.headWidth = latent.headWidth();
    this.codes = new Sums(width);
    this.means = new Sums(width);
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
    addCodes(coded);
    for (int at = 0; at < heads.length; at += headWidth) {
      addHead(heads, at);
      if (rows++ < MAX_ROWS) {
        sample.add(Arrays.copyOfRange(heads, at, at + 2 * width));
      }
    }
  }

  private void addCodes(float[] coded) {
    for (int i = 0; i < coded.length; i++) {
      codes.add(i % width, coded[i]);
    }
  }

  private void addHead(float[] heads, int at) {
    for (int i = 0; i < width; i++) {
      float mean = heads[at + i];
      float logVariance = heads[at + width + i];
      means.add(i, mean);
      variances[i] += StrictMath.exp(logVariance);
      logVariances[i] += logVariance;
      kl[i] += DiagonalGaussian.kl(mean, logVariance);
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
    double variance = means.variance(i, rows) + variances[i] / rows;
    return 0.5 * (StrictMath.log(variance) - logVariances[i] / rows);
  }

  /** Sums of the values and squares of each latent dimension. */
  private record Sums(double[] values, double[] squares) {
    Sums(int width) {
      this(new double[width], new double[width]);
    }

    void add(int i, double value) {
      values[i] += value;
      squares[i] += value * value;
    }

    double variance(int i, long rows) {
      double mean = values[i] / rows;
      return squares[i] / rows - mean * mean;
    }
  }

  /** Number of latent dimensions whose mean varies by more than {@link #ACTIVE_VARIANCE}. */
  public int activeUnits() {
    return (int)
        IntStream.range(0, width).filter(i -> codes.variance(i, rows) > ACTIVE_VARIANCE).count();
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
    return latent.posterior().context() > 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Estimate.of(information(seed)).mean());
  }

  private double[] information(long seed) {
    AggregatePosterior aggregate = AggregatePosterior.of(sample, width);
    PosteriorSamples samples = PosteriorSamples.of(1, seed);
    return IntStream.range(0, sample.size())
        .parallel()
        .mapToDouble(row -> aggregate.information(sample.get(row), samples.random(row)))
        .toArray();
  }
}
