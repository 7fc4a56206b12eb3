package io.hourglass.detect.cells;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Covariances of centered rows, of all and of all but a fold: row r is in fold r modulo 5. */
final class CrossValidation {
  static final int FOLDS = 5;

  private final DMatrixRMaj sum;
  private final DMatrixRMaj[] folds;
  private final int rows;

  /**
   * Adds up products.
   *
   * @param scaled features of rows with mean 0, side by side
   */
  CrossValidation(double[] scaled, int width, int rows) {
    this.rows = rows;
    this.sum = new DMatrixRMaj(width, width);
    this.folds = new DMatrixRMaj[FOLDS];
    for (int fold = 0; fold < FOLDS; fold++) {
      folds[fold] = squares(scaled, width, fold);
      CommonOps_DDRM.addEquals(sum, folds[fold]);
    }
  }

  private DMatrixRMaj squares(double[] scaled, int width, int fold) {
    DMatrixRMaj own = new DMatrixRMaj(size(fold), width);
    for (int i = 0; i < own.numRows; i++) {
      System.arraycopy(scaled, (fold + i * FOLDS) * width, own.data, i * width, width);
    }
    DMatrixRMaj squares = new DMatrixRMaj(width, width);
    CommonOps_DDRM.multTransA(own, own, squares);
    return squares;
  }

  private int size(int fold) {
    return (rows - fold + FOLDS - 1) / FOLDS;
  }

  /**
   * The covariance of all rows.
   *
   * @param ridge added to the variances
   */
  DMatrixRMaj covariance(double ridge) {
    return mean(sum.copy(), rows, ridge);
  }

  /**
   * The covariance of all rows but a fold.
   *
   * @param ridge added to the variances
   */
  DMatrixRMaj covarianceWithout(int fold, double ridge) {
    DMatrixRMaj rest = new DMatrixRMaj(sum.numRows, sum.numCols);
    CommonOps_DDRM.subtract(sum, folds[fold], rest);
    return mean(rest, Math.max(1, rows - size(fold)), ridge);
  }

  private static DMatrixRMaj mean(DMatrixRMaj sum, int count, double ridge) {
    CommonOps_DDRM.divide(sum, count);
    for (int i = 0; i < sum.numRows; i++) {
      sum.add(i, i, ridge);
    }
    return sum;
  }
}
