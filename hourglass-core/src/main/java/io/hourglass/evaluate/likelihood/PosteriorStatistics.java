package io.hourglass.evaluate.likelihood;

import io.hourglass.latent.DiagonalGaussian;
import io.hourglass.latent.VariationalModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Statistics of the posteriors of a {@link VariationalModel}, gathered row by row. Not thread-safe.
 *
 * <p>Where the posterior is a flow, the KL per latent is that of the Gaussian that the flow starts
 * from, as in training; and what a flow makes of a context of the row, mutual information cannot
 * tell.
 */
public final class PosteriorStatistics {
  /**
   * A number of the code is active if its mean varies by more over the rows (Burda et al. 2016).
   */
  public static final double ACTIVE_VARIANCE = 0.01;

  /** Rows that the mutual information is estimated from, at most. */
  public static final int MOST = 10_000;

  private final VariationalModel model;
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

  /** Of no row yet. */
  public PosteriorStatistics(VariationalModel model) {
    this.model = model;
    this.width = model.width();
    this.headWidth = model.headWidth();
    this.codes = new double[width];
    this.squaredCodes = new double[width];
    this.means = new double[width];
    this.squaredMeans = new double[width];
    this.variances = new double[width];
    this.logVariances = new double[width];
    this.kl = new double[width];
  }

  /**
   * Takes the next rows.
   *
   * @param heads what the encoder gives for them: means, log variances and contexts, side by side
   * @param coded their codes, side by side
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
      if (rows++ < MOST) {
        kept.add(Arrays.copyOfRange(heads, at, at + 2 * width));
      }
    }
  }

  /**
   * What every number of the code tells about its row, in nats: its KL under the standard normal
   * prior; under others, and before a flow, its KL to the Gaussian with the mean and variance of
   * all codes.
   */
  public List<Double> klPerLatent() {
    return IntStream.range(0, width)
        .mapToObj(i -> model.hasAnalyticKl() ? kl[i] / rows : toAggregate(i))
        .toList();
  }

  private double toAggregate(int i) {
    double variance = variance(means[i], squaredMeans[i]) + variances[i] / rows;
    return 0.5 * (StrictMath.log(variance) - logVariances[i] / rows);
  }

  private double variance(double sum, double squares) {
    double mean = sum / rows;
    return squares / rows - mean * mean;
  }

  /** How many numbers of the code vary with the row by more than {@link #ACTIVE_VARIANCE}. */
  public int activeUnits() {
    return (int)
        IntStream.range(0, width)
            .filter(i -> variance(codes[i], squaredCodes[i]) > ACTIVE_VARIANCE)
            .count();
  }

  /**
   * The mutual information of row and code, {@code E[log q(z | x) - log q(z)]} (Hoffman and Johnson
   * 2016), with one code for every row and {@code q(z)} the mean of all rows' posteriors (as in
   * Dieng et al. 2019). It is at most {@code log N} for N rows, of which the first {@link #MOST}
   * are used.
   *
   * @param seed of the codes
   * @return empty where the posterior's density is not known at other rows' codes
   */
  public OptionalDouble mutualInformation(long seed) {
    if (model.posterior().context() > 0) {
      return OptionalDouble.empty();
    }
    AggregatePosterior aggregate = AggregatePosterior.of(kept, width);
    PosteriorSamples draws = PosteriorSamples.of(1, seed);
    double[] information =
        IntStream.range(0, kept.size())
            .parallel()
            .mapToDouble(row -> aggregate.information(kept.get(row), draws.random(row)))
            .toArray();
    return OptionalDouble.of(Estimate.of(information).mean());
  }
}
