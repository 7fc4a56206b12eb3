package io.hourglass.linalg;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Mean and covariance of encoded rows. Missing features count as the mean.
 *
 * @param mean of each feature
 * @param covariance of the features
 */
public record Moments(double[] mean, Matrix covariance) {
  private static final int BLOCK = 1024;

  public Moments {
    mean = mean.clone();
  }

  /** A copy of the mean of each feature. */
  @Override
  public double[] mean() {
    return mean.clone();
  }

  /** The moments of encoded rows side by side, at least one. */
  public static Moments of(float[] rows, int width) {
    double[] mean = mean(rows, width);
    int count = rows.length / width;
    DMatrixRMaj covariance = new DMatrixRMaj(width, width);
    for (int from = 0; from < count; from += BLOCK) {
      DMatrixRMaj centered = centered(rows, from, Math.min(count, from + BLOCK), mean);
      CommonOps_DDRM.multAddTransA(centered, centered, covariance);
    }
    CommonOps_DDRM.divide(covariance, count);
    return new Moments(mean, Matrix.of(covariance.getData(), width));
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

  private static DMatrixRMaj centered(float[] rows, int from, int to, double[] mean) {
    int width = mean.length;
    DMatrixRMaj centered = new DMatrixRMaj(to - from, width);
    double[] values = centered.getData();
    for (int i = 0; i < values.length; i++) {
      double error = rows[from * width + i] - mean[i % width];
      values[i] = Double.isNaN(error) ? 0 : error;
    }
    return centered;
  }

  /** Principal directions and the variances along them. */
  public Spectrum spectrum() {
    int width = mean.length;
    DMatrixRMaj matrix = DMatrixRMaj.wrap(width, width, covariance.values());
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
        Matrix.of(
            Arrays.stream(order)
                .mapToObj(k -> eigen.getEigenVector(k).getData())
                .toArray(double[][]::new)));
  }

  private static double value(EigenDecomposition_F64<DMatrixRMaj> eigen, int k) {
    return eigen.getEigenvalue(k).getReal();
  }

  /**
   * Principal directions, the one with the largest variance first.
   *
   * @param variances descending
   * @param directions a unit vector in each row
   */
  public record Spectrum(double[] variances, Matrix directions) {
    /** Variances below this share of the largest are rounding error. */
    private static final double NEGLIGIBLE = 1e-9;

    public Spectrum {
      variances = variances.clone();
    }

    /** A copy of the variances. */
    @Override
    public double[] variances() {
      return variances.clone();
    }

    /** Number of directions in which the rows vary by more than rounding error. */
    public int rank() {
      double least = variances[0] * NEGLIGIBLE;
      int rank = 0;
      while (rank < variances.length && variances[rank] > least) {
        rank++;
      }
      return rank;
    }
  }
}
