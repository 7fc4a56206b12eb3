package io.hourglass.evaluate.likelihood;

import io.hourglass.latent.DiagonalGaussian;
import io.hourglass.layer.kernel.Distances;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The aggregate posterior, {@code q(z) = 1/N sum_n N(z; mean_n, diag(variance_n))}.
 *
 * @param means by latent dimension, then row
 * @param precisions by latent dimension, then row
 * @param constants by row, {@code -1/2 sum_i (log(2 pi) + log variance_i)}
 */
record AggregatePosterior(float[][] means, float[][] precisions, float[] constants) {
  /** The mean of Gaussians, each given by its means and log variances. */
  static AggregatePosterior of(List<float[]> heads, int width) {
    int rows = heads.size();
    AggregatePosterior all =
        new AggregatePosterior(new float[width][rows], new float[width][rows], new float[rows]);
    IntStream.range(0, rows).forEach(row -> all.set(row, heads.get(row)));
    return all;
  }

  private void set(int row, float[] head) {
    double constant = 0;
    for (int i = 0; i < means.length; i++) {
      float logVariance = head[means.length + i];
      means[i][row] = head[i];
      precisions[i][row] = (float) StrictMath.exp(-logVariance);
      constant -= 0.5 * (DiagonalGaussian.LOG_TWO_PI + logVariance);
    }
    constants[row] = (float) constant;
  }

  /** {@code log q(z | x) - log q(z)} for a sample from the posterior of a row. */
  double information(float[] head, SplittableRandom random) {
    float[] code = new float[means.length];
    double own = 0;
    for (int i = 0; i < code.length; i++) {
      float logVariance = head[code.length + i];
      double noise = DiagonalGaussian.noise(random);
      code[i] = (float) (head[i] + StrictMath.exp(0.5 * logVariance) * noise);
      own -= 0.5 * (DiagonalGaussian.LOG_TWO_PI + logVariance + noise * noise);
    }
    return own - logDensity(code);
  }

  private double logDensity(float[] code) {
    float[] logs = constants.clone();
    for (int i = 0; i < code.length; i++) {
      subtractDistances(code[i], means[i], precisions[i], logs);
    }
    return Distances.logSumExp(logs, 0, logs.length) - StrictMath.log(logs.length);
  }

  private static void subtractDistances(
      float number, float[] means, float[] precisions, float[] logs) {
    for (int row = 0; row < logs.length; row++) {
      float away = number - means[row];
      logs[row] = logs[row] - 0.5f * away * away * precisions[row];
    }
  }
}
