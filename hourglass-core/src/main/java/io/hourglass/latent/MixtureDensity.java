package io.hourglass.latent;

import io.hourglass.layer.kernel.StrictFunctions;
import java.util.SplittableRandom;

/**
 * A mixture of Gaussians with diagonal covariances. The squared distances to the components are
 * added up in 32 bits, which is twice as fast and wrong by some 1e-5 nats; all else is in 64.
 */
final class MixtureDensity implements Density {
  private final int width;
  private final int components;
  // by dimension, then component: loops over components vectorize
  private final float[][] means;
  private final float[][] precisions;
  private final double[] constants;
  private final double[] shares;
  private final double[] deviations;

  /**
   * Prepares the components.
   *
   * @param means of every component and dimension
   * @param logVariances likewise; {@linkplain Mixture#MAX_LOG_VARIANCE bounded}
   * @param logits of the components' shares: a softmax away from them
   */
  MixtureDensity(float[] means, float[] logVariances, float[] logits) {
    this.components = logits.length;
    this.width = means.length / components;
    this.means = new float[width][components];
    this.precisions = new float[width][components];
    this.deviations = new double[width * components];
    this.shares = softmax(logits);
    this.constants = new double[components];
    for (int k = 0; k < components; k++) {
      double sum = width * DiagonalGaussian.LOG_TWO_PI;
      for (int i = 0; i < width; i++) {
        double logVariance = bounded(logVariances[k * width + i]);
        this.means[i][k] = means[k * width + i];
        this.precisions[i][k] = (float) (-0.5 * StrictMath.exp(-logVariance));
        this.deviations[k * width + i] = StrictMath.exp(0.5 * logVariance);
        sum += logVariance;
      }
      this.constants[k] = StrictMath.log(shares[k]) - 0.5 * sum;
    }
  }

  private static float bounded(float logVariance) {
    return Math.max(-Mixture.MAX_LOG_VARIANCE, Math.min(Mixture.MAX_LOG_VARIANCE, logVariance));
  }

  private static double[] softmax(float[] logits) {
    double max = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      max = Math.max(max, logit);
    }
    double[] shares = new double[logits.length];
    double sum = 0;
    for (int k = 0; k < shares.length; k++) {
      shares[k] = StrictMath.exp(logits[k] - max);
      sum += shares[k];
    }
    for (int k = 0; k < shares.length; k++) {
      shares[k] /= sum;
    }
    return shares;
  }

  @Override
  public double logDensity(float[] codes, int at) {
    float[] distances = new float[components];
    // two dimensions per pass: half the memory traffic of the sums
    for (int i = 0; i + 1 < width; i += 2) {
      addTwo(codes[at + i], codes[at + i + 1], i, distances);
    }
    if (width % 2 == 1) {
      addOne(codes[at + width - 1], width - 1, distances);
    }
    return logSumExp(distances);
  }

  private void addTwo(float x, float y, int i, float[] distances) {
    float[] m = means[i];
    float[] p = precisions[i];
    float[] n = means[i + 1];
    float[] q = precisions[i + 1];
    for (int k = 0; k < distances.length; k++) {
      float a = x - m[k];
      float b = y - n[k];
      distances[k] = distances[k] + a * a * p[k] + b * b * q[k];
    }
  }

  private void addOne(float x, int i, float[] distances) {
    float[] m = means[i];
    float[] p = precisions[i];
    for (int k = 0; k < distances.length; k++) {
      float a = x - m[k];
      distances[k] = distances[k] + a * a * p[k];
    }
  }

  /** Log-sum-exp of the components' log densities, {@code constants + distances}. */
  private double logSumExp(float[] distances) {
    double max = max(distances);
    float[] terms = new float[components];
    for (int k = 0; k < components; k++) {
      terms[k] = (float) (constants[k] + distances[k] - max);
    }
    return max + StrictMath.log(sumOfExp(terms));
  }

  private double max(float[] distances) {
    double max = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < components; k++) {
      max = Math.max(max, constants[k] + distances[k]);
    }
    return max;
  }

  /** The terms are overwritten: two loops, of which the first vectorizes. */
  private static double sumOfExp(float[] terms) {
    for (int k = 0; k < terms.length; k++) {
      terms[k] = StrictFunctions.exp(terms[k]);
    }
    double sum = 0;
    for (float term : terms) {
      sum += term;
    }
    return sum;
  }

  @Override
  public void sample(SplittableRandom random, float[] codes, int to) {
    int k = component(random.nextDouble());
    for (int i = 0; i < width; i++) {
      double noise = DiagonalGaussian.noise(random);
      codes[to + i] = (float) (means[i][k] + deviations[k * width + i] * noise);
    }
  }

  private int component(double uniform) {
    double left = uniform;
    int k = 0;
    while (k < components - 1 && left >= shares[k]) {
      left -= shares[k++];
    }
    return k;
  }
}
