package io.hourglass.latent;

import io.hourglass.layer.Maths;
import java.util.SplittableRandom;

/** A mixture of Gaussians with diagonal covariances. */
final class MixtureDensity implements Density {
  private final int width;
  private final int components;
  // by number of the code, then component: loops over components vectorize
  private final double[][] means;
  private final double[][] precisions;
  private final double[] constants;
  private final double[] shares;
  private final double[] deviations;

  /**
   * From components side by side.
   *
   * @param means of every component and number of a code
   * @param logVariances likewise
   * @param logits of the components' shares: a softmax away from them
   */
  MixtureDensity(float[] means, float[] logVariances, float[] logits) {
    this.components = logits.length;
    this.width = means.length / components;
    this.means = new double[width][components];
    this.precisions = new double[width][components];
    this.deviations = new double[width * components];
    this.shares = softmax(logits);
    this.constants = new double[components];
    for (int k = 0; k < components; k++) {
      double sum = width * DiagonalGaussian.LOG_TWO_PI;
      for (int i = 0; i < width; i++) {
        double logVariance = logVariances[k * width + i];
        this.means[i][k] = means[k * width + i];
        this.precisions[i][k] = -0.5 * StrictMath.exp(-logVariance);
        this.deviations[k * width + i] = StrictMath.exp(0.5 * logVariance);
        sum += logVariance;
      }
      this.constants[k] = StrictMath.log(shares[k]) - 0.5 * sum;
    }
  }

  private static double[] softmax(float[] logits) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      greatest = Math.max(greatest, logit);
    }
    double[] shares = new double[logits.length];
    double sum = 0;
    for (int k = 0; k < shares.length; k++) {
      shares[k] = StrictMath.exp(logits[k] - greatest);
      sum += shares[k];
    }
    for (int k = 0; k < shares.length; k++) {
      shares[k] /= sum;
    }
    return shares;
  }

  @Override
  public double logDensity(float[] codes, int at) {
    double[] logs = constants.clone();
    int i = 0;
    // two numbers a pass: half the traffic of the sums
    for (; i + 1 < width; i += 2) {
      add(codes[at + i], codes[at + i + 1], i, logs);
    }
    for (; i < width; i++) {
      add(codes[at + i], means[i], precisions[i], logs);
    }
    return logSumExp(logs);
  }

  private void add(double x, double y, int i, double[] logs) {
    double[] m = means[i];
    double[] p = precisions[i];
    double[] n = means[i + 1];
    double[] q = precisions[i + 1];
    for (int k = 0; k < logs.length; k++) {
      double a = x - m[k];
      double b = y - n[k];
      logs[k] = logs[k] + a * a * p[k] + b * b * q[k];
    }
  }

  private static void add(double x, double[] means, double[] precisions, double[] logs) {
    for (int k = 0; k < logs.length; k++) {
      double away = x - means[k];
      logs[k] = logs[k] + away * away * precisions[k];
    }
  }

  private static double logSumExp(double[] logs) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (double log : logs) {
      greatest = Math.max(greatest, log);
    }
    float[] terms = new float[logs.length];
    for (int k = 0; k < terms.length; k++) {
      terms[k] = Maths.exp((float) (logs[k] - greatest));
    }
    double sum = 0;
    for (float term : terms) {
      sum += term;
    }
    return greatest + StrictMath.log(sum);
  }

  @Override
  public void draw(SplittableRandom random, float[] codes, int to) {
    double left = random.nextDouble();
    int k = 0;
    while (k < components - 1 && left >= shares[k]) {
      left -= shares[k++];
    }
    for (int i = 0; i < width; i++) {
      double noise = DiagonalGaussian.noise(random);
      codes[to + i] = (float) (means[i][k] + deviations[k * width + i] * noise);
    }
  }
}
