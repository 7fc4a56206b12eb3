package io.hourglass.detect.rows;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The conditional expectation of features given the others of a row: {@code m_a - P_aa^-1 P_ab (x_b
 * - m_b)} with the precision P, and {@code P_aa^-1} for their covariance.
 *
 * @param values expected
 * @param deviations standard deviation of each, in the units of the features
 */
public record ConditionalExpectation(float[] values, double[] deviations) {
  static ConditionalExpectation of(RobustWhitening whitening, float[] row, int from, int count) {
    float[] center = whitening.center();
    double[] precisions = whitening.precision();
    DMatrixRMaj own = new DMatrixRMaj(count, count);
    DMatrixRMaj pull = new DMatrixRMaj(count, 1);
    for (int a = 0; a < count; a++) {
      for (int j = 0; j < center.length; j++) {
        double precision = precisions[(from + a) * center.length + j];
        if (j >= from && j < from + count) {
          own.set(a, j - from, precision);
        } else if (!Float.isNaN(row[j])) {
          pull.add(a, 0, precision * ((double) row[j] - center[j]));
        }
      }
    }
    DMatrixRMaj covariance = inverse(own);
    DMatrixRMaj shift = new DMatrixRMaj(count, 1);
    CommonOps_DDRM.mult(covariance, pull, shift);
    float[] values = new float[count];
    for (int a = 0; a < count; a++) {
      values[a] = (float) (center[from + a] - shift.get(a, 0));
    }
    return new ConditionalExpectation(
        values,
        IntStream.range(0, count).mapToDouble(a -> Math.sqrt(covariance.get(a, a))).toArray());
  }

  private static DMatrixRMaj inverse(DMatrixRMaj precision) {
    DMatrixRMaj covariance = new DMatrixRMaj(precision.numRows, precision.numCols);
    if (!CommonOps_DDRM.invert(precision, covariance)) {
      throw new IllegalStateException("the precision of a whitening must have an inverse");
    }
    return covariance;
  }
}
