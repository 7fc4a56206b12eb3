package io.hourglass.detect.cells;

import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The inverse P of a covariance with a ridge added to its diagonal. It holds the ridge regression
 * of every cell on all others: a cell a deviates from its prediction by {@code P_aa^-1 (P z)_a}.
 */
final class Precision {
  private final List<FeatureBlock> blocks;
  private final DMatrixRMaj values;

  /** The inverse of every block on the diagonal. */
  private final DMatrixRMaj[] own;

  private Precision(List<FeatureBlock> blocks, DMatrixRMaj values) {
    this.blocks = blocks;
    this.values = values;
    this.own =
        blocks.stream().map(block -> inverse(part(block, block))).toArray(DMatrixRMaj[]::new);
  }

  /** Inverts a covariance with a ridge. */
  static Precision of(List<FeatureBlock> blocks, DMatrixRMaj covariance) {
    return new Precision(blocks, inverse(covariance));
  }

  /** The inverse; 0 of 0, which is left of a cell that was taken out. */
  private static DMatrixRMaj inverse(DMatrixRMaj matrix) {
    DMatrixRMaj inverse = new DMatrixRMaj(matrix.numRows, matrix.numCols);
    if (matrix.get(0, 0) != 0 && !CommonOps_DDRM.invert(matrix, inverse)) {
      throw new IllegalStateException("a covariance with a ridge must have an inverse");
    }
    return inverse;
  }

  private DMatrixRMaj part(FeatureBlock rows, FeatureBlock columns) {
    return CommonOps_DDRM.extract(
        values,
        rows.start(),
        rows.start() + rows.width(),
        columns.start(),
        columns.start() + columns.width());
  }

  /** The product with scaled features. */
  double[] times(double[] scaled) {
    int width = scaled.length;
    double[] product = new double[width];
    for (int i = 0; i < width; i++) {
      double sum = 0;
      for (int j = 0; j < width; j++) {
        sum += values.data[i * width + j] * scaled[j];
      }
      product[i] = sum;
    }
    return product;
  }

  /**
   * What a cell deviates from its prediction.
   *
   * @param product with the row's scaled features
   */
  double[] residual(int block, double[] product) {
    FeatureBlock cell = blocks.get(block);
    double[] residual = new double[cell.width()];
    for (int i = 0; i < residual.length; i++) {
      for (int j = 0; j < residual.length; j++) {
        residual[i] += own[block].get(i, j) * product[cell.start() + j];
      }
    }
    return residual;
  }

  /** What the squared Mahalanobis distance of a row falls by without a cell. */
  double gain(int block, double[] product) {
    double[] residual = residual(block, product);
    int start = blocks.get(block).start();
    return IntStream.range(0, residual.length)
        .mapToDouble(i -> residual[i] * product[start + i])
        .sum();
  }

  /** The precision of the other cells without one, which is integrated out. */
  Precision without(int block) {
    FeatureBlock cell = blocks.get(block);
    int to = cell.start() + cell.width();
    DMatrixRMaj column = CommonOps_DDRM.extract(values, 0, values.numRows, cell.start(), to);
    DMatrixRMaj weighted = new DMatrixRMaj(values.numRows, cell.width());
    CommonOps_DDRM.mult(column, own[block], weighted);
    DMatrixRMaj rest = values.copy();
    CommonOps_DDRM.multAddTransB(-1, weighted, column, rest);
    clear(rest, cell);
    return new Precision(blocks, rest);
  }

  private static void clear(DMatrixRMaj matrix, FeatureBlock cell) {
    for (int i = cell.start(); i < cell.start() + cell.width(); i++) {
      for (int j = 0; j < matrix.numRows; j++) {
        matrix.set(i, j, 0);
        matrix.set(j, i, 0);
      }
    }
  }
}
