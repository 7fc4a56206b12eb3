package io.hourglass.linalg;

import java.util.Arrays;
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
    RowBlocks.inOrder(
        count, BLOCK, (from, to) -> addSquare(centered(rows, from, to, mean), covariance));
    CommonOps_DDRM.divide(covariance, count);
    return new Moments(mean, Matrix.of(covariance.getData(), width));
  }

  private static void addSquare(DMatrixRMaj rows, DMatrixRMaj sum) {
    CommonOps_DDRM.multAddTransA(rows, rows, sum);
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
      boolean isPresent = !Float.isNaN(rows[at]);
      sum += isPresent ? rows[at] : 0;
      present += isPresent ? 1 : 0;
    }
    return present == 0 ? 0 : sum / present;
  }

  /** The rows {@code from} (included) to {@code to} (not included) less the mean. */
  public static DMatrixRMaj centered(float[] rows, int from, int to, double[] mean) {
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
    EigenDecomposition_F64<DMatrixRMaj> eigen = eigen();
    int[] order = Indices.descending(mean.length, k -> variance(eigen, k));
    double[] variances = Arrays.stream(order).mapToDouble(k -> variance(eigen, k)).toArray();
    double[][] directions =
        Arrays.stream(order).mapToObj(k -> direction(eigen, k)).toArray(double[][]::new);
    return new Spectrum(
        Arrays.stream(variances).map(variance -> Math.max(0, variance)).toArray(),
        Matrix.of(directions));
  }

  private EigenDecomposition_F64<DMatrixRMaj> eigen() {
    int width = mean.length;
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(width, true, true);
    if (!eigen.decompose(DMatrixRMaj.wrap(width, width, covariance.values()))) {
      throw new IllegalStateException("the covariance has no eigenvalues: is it finite?");
    }
    return eigen;
  }

  private static double[] direction(EigenDecomposition_F64<DMatrixRMaj> eigen, int k) {
    return eigen.getEigenVector(k).getData();
  }

  private static double variance(EigenDecomposition_F64<DMatrixRMaj> eigen, int k) {
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
