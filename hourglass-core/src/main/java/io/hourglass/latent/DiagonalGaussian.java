package io.hourglass.latent;

import io.hourglass.linalg.NormalQuantile;
import java.util.SplittableRandom;

/**
 * The Gaussian distribution with a diagonal covariance, given by means and logarithms of variances:
 * the formulas of the variational autoencoder (Kingma and Welling 2014, appendix B).
 *
 * <p>{@code log N(x; m, diag(v)) = -1/2 sum_i (log(2 pi) + log v_i + (x_i - m_i)^2 / v_i)}
 *
 * {@snippet class=io.hourglass.SnippetsTest region=gaussian lang=java}
 */
public final class DiagonalGaussian {
  /** {@code log(2 pi)}. */
  public static final double LOG_TWO_PI = 1.8378770664093453;

  private DiagonalGaussian() {}

  /**
   * Log density of a point.
   *
   * @param x the point
   * @param mean of every dimension
   * @param logVariance logarithm of the variance of every dimension
   * @return nats
   * @throws IllegalArgumentException if the three are not of the same length
   */
  public static double logDensity(float[] x, float[] mean, float[] logVariance) {
    checkLengths(x.length, mean.length, logVariance.length);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double away = (double) x[i] - mean[i];
      sum += LOG_TWO_PI + logVariance[i] + away * away * StrictMath.exp(-(double) logVariance[i]);
    }
    return -0.5 * sum;
  }

  private static void checkLengths(int point, int means, int logVariances) {
    if (means != point || logVariances != point) {
      throw new IllegalArgumentException(
          "a point, its means and its log variances must be of the same length, got %d, %d and %d"
              .formatted(point, means, logVariances));
    }
  }

  /**
   * The KL divergence of one latent dimension from the standard normal prior, in nats: {@code
   * KL(N(m, v) || N(0, 1)) = (m^2 + v - 1 - log v) / 2}.
   */
  public static double kl(float mean, float logVariance) {
    double m = mean;
    return 0.5 * (m * m + StrictMath.exp(logVariance) - 1 - logVariance);
  }

  /** A sample from N(0, 1): the same for the same random numbers, on every machine. */
  public static double noise(SplittableRandom random) {
    return NormalQuantile.of(random.nextDouble());
  }
}
