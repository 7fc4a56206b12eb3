package io.hourglass.linalg;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Mean and covariance of encoded rows, missing features taken as the mean.
 *
 * @param mean of each feature
 * @param covariance {@code [i * features + j]}
 */
public record Moments(double[] mean, double[] covariance) {
  private static final int BLOCK = 1024;

  /** Computes the moments of encoded rows side by side, at least one. */
  public static Moments of(float[] rows, int width) {
    double[] mean = mean(rows, width);
    int count = rows.length / width;
    DMatrixRMaj covariance = new DMatrixRMaj(width, width);
    for (int from = 0; from < count; from += BLOCK) {
      DMatrixRMaj centred = centred(rows, from, Math.min(count, from + BLOCK), mean);
      CommonOps_DDRM.multAddTransA(centred, centred, covariance);
    }
    CommonOps_DDRM.divide(covariance, count);
    return new Moments(mean, covariance.getData());
  }

  /** The mean of each feature alone. */
  public static double[] mean(float[] rows, int width) {
    double[] mean = new double[width];
    for (int i = 0; i < width; i++) {
      mean[i] = mean(rows, i, width);
    }
    return mean;
  }

  private static double mean(float[] rows, int feature, int width) {
    double sum = 0;
    int present = 0;
    for (int at = feature; at < rows.length; at += width) {
      if (!Float.isNaN(rows[at])) {
        sum += rows[at];
        present++;
      }
    }
    return present == 0 ? 0 : sum / present;
  }

  private static DMatrixRMaj centred(float[] rows, int from, int to, double[] mean) {
    int width = mean.length;
    DMatrixRMaj centred = new DMatrixRMaj(to - from, width);
    double[] values = centred.getData();
    for (int i = 0; i < values.length; i++) {
      double error = rows[from * width + i] - mean[i % width];
      values[i] = Double.isNaN(error) ? 0 : error;
    }
    return centred;
  }

  /** Principal directions and the variances along them. */
  public Spectrum spectrum() {
    int width = mean.length;
    DMatrixRMaj matrix = DMatrixRMaj.wrap(width, width, covariance.clone());
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(width, true, true);
    if (!eigen.decompose(matrix)) {
      throw new IllegalStateException("the covariance has no eigenvalues: is it finite?");
    }
    int[] order =
        IntStream.range(0, width)
            .boxed()
            .sorted((a, b) -> Double.compare(value(eigen, b), value(eigen, a)))
            .mapToInt(Integer::intValue)
            .toArray();
    return new Spectrum(
        Arrays.stream(order).mapToDouble(k -> Math.max(0, value(eigen, k))).toArray(),
        Arrays.stream(order)
            .mapToObj(k -> eigen.getEigenVector(k).getData())
            .toArray(double[][]::new));
  }

  private static double value(EigenDecomposition_F64<DMatrixRMaj> eigen, int k) {
    return eigen.getEigenvalue(k).getReal();
  }

  /**
   * Principal directions, the greatest variance first.
   *
   * @param variances descending
   * @param directions unit vectors, one a variance
   */
  public record Spectrum(double[] variances, double[][] directions) {
    /** Variances below this share of the greatest are rounding error. */
    private static final double NEGLIGIBLE = 1e-9;

    /** How many directions the rows vary in; what is below rounding error does not count. */
    public int rank() {
      double least = variances[0] * NEGLIGIBLE;
      int rank = 0;
      while (rank < variances.length && variances[rank] > least) {
        rank++;
      }
      return rank;
    }

    /** Coordinate of a centered row along a direction. */
    double along(int direction, double[] centred) {
      double[] unit = directions[direction];
      double sum = 0;
      for (int i = 0; i < unit.length; i++) {
        sum += unit[i] * centred[i];
      }
      return sum;
    }
  }
}
