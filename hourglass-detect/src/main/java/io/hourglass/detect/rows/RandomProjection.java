package io.hourglass.detect.rows;

import io.hourglass.linalg.Moments;
import java.util.SplittableRandom;

/**
 * Projects rows with very many features to a few random directions, which keeps the distances
 * between rows (Johnson and Lindenstrauss 1984; random signs after Achlioptas 2003). Each feature
 * is divided by its standard deviation.
 *
 * @param center of each feature
 * @param matrix {@code [feature * DIRECTIONS + direction]}
 */
record RandomProjection(double[] center, float[] matrix) {
  static final int DIRECTIONS = 256;

  /** Of rows side by side, NaN where missing. */
  static RandomProjection of(float[] rows, int width) {
    double[] center = Moments.mean(rows, width);
    float[] matrix = new float[width * DIRECTIONS];
    SplittableRandom random = new SplittableRandom(1);
    for (int feature = 0; feature < width; feature++) {
      float weight = weight(rows, feature, center);
      for (int direction = 0; direction < DIRECTIONS; direction++) {
        matrix[feature * DIRECTIONS + direction] = random.nextBoolean() ? weight : -weight;
      }
    }
    return new RandomProjection(center, matrix);
  }

  private static float weight(float[] rows, int feature, double[] center) {
    double deviation = deviation(rows, feature, center);
    return (float) (1 / (Math.max(1e-3, deviation) * Math.sqrt(center.length)));
  }

  private static double deviation(float[] rows, int feature, double[] center) {
    double squares = 0;
    for (int at = feature; at < rows.length; at += center.length) {
      double error = rows[at] - center[feature];
      squares += Double.isNaN(error) ? 0 : error * error;
    }
    return Math.sqrt(squares * center.length / rows.length);
  }

  float[] apply(float[] rows) {
    return new RobustWhitening(RobustWhitening.floats(center), matrix).apply(rows);
  }

  /** This, then a whitening of the directions. */
  RobustWhitening then(RobustWhitening whitening) {
    float[] product = new float[matrix.length];
    float[] turned = whitening.matrix();
    for (int feature = 0; feature < center.length; feature++) {
      multiply(feature * DIRECTIONS, turned, product);
    }
    return new RobustWhitening(RobustWhitening.floats(center), product);
  }

  private void multiply(int from, float[] turned, float[] product) {
    double[] sums = products(from, turned);
    for (int direction = 0; direction < DIRECTIONS; direction++) {
      product[from + direction] = (float) sums[direction];
    }
  }

  private double[] products(int from, float[] turned) {
    double[] sums = new double[DIRECTIONS];
    for (int k = 0; k < DIRECTIONS; k++) {
      double weight = matrix[from + k];
      for (int direction = 0; direction < DIRECTIONS; direction++) {
        sums[direction] += weight * turned[k * DIRECTIONS + direction];
      }
    }
    return sums;
  }
}
