package io.hourglass.detect.cells;

import io.hourglass.detect.store.DetectorParts;
import io.hourglass.layer.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;

/** The regression of every cell on the others of its row, in scaled features. */
final class CellRegression {
  private final List<FeatureBlock> cells;
  private final DMatrixRMaj covariance;
  private final double ridge;
  private final double limit;
  private final List<UsualRange> ranges;
  private final Precision precision;

  /**
   * From its parts.
   *
   * @param covariance of scaled features
   * @param ridge that is added to the variances
   * @param limit squared Mahalanobis distance of what cells can be predicted from
   * @param ranges of residuals, one for each cell
   */
  CellRegression(
      List<FeatureBlock> cells,
      DMatrixRMaj covariance,
      double ridge,
      double limit,
      List<UsualRange> ranges) {
    this.cells = cells;
    this.covariance = rounded(covariance);
    this.ridge = (float) ridge;
    this.limit = (float) limit;
    this.ranges = List.copyOf(ranges);
    this.precision = Precision.of(cells, this.covariance, this.ridge);
  }

  /** As a file keeps it: predictions are the same to the bit before and after. */
  private static DMatrixRMaj rounded(DMatrixRMaj exact) {
    DMatrixRMaj rounded = exact.copy();
    Arrays.setAll(rounded.data, i -> (float) exact.data[i]);
    return rounded;
  }

  /** Reads the regression that {@link #write} wrote, if there is one. */
  static Optional<CellRegression> read(DetectorParts parts, List<FeatureBlock> cells) {
    return parts
        .find("covariance")
        .map(array -> {
          int width = FeatureBlock.width(cells);
          DMatrixRMaj covariance = new DMatrixRMaj(width, width);
          float[] values = array.values();
          Arrays.setAll(covariance.data, i -> values[i]);
          float[] settings = parts.array("ridge-and-limit").values();
          return new CellRegression(
              cells,
              covariance,
              settings[0],
              settings[1],
              CellRanges.ranges(parts.array("ranges").values()));
        });
  }

  void write(DetectorParts parts) {
    float[] values = new float[covariance.data.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) covariance.data[i];
    }
    parts.put("covariance", Shape.of(covariance.numRows, covariance.numCols), values);
    parts.put("ridge-and-limit", Shape.of(2), new float[] {(float) ridge, (float) limit});
    parts.put("ranges", Shape.of(ranges.size(), 2), CellRanges.array(ranges));
  }

  /** What is usual of every cell. */
  List<UsualRange> ranges() {
    return ranges;
  }

  /**
   * Predicts scaled features of every cell; nothing where the others are too far out.
   *
   * @param scaled features of a row
   * @param outside which cells are beyond the bounds of their column
   */
  List<Optional<double[]>> predict(double[] scaled, boolean[] outside) {
    TrustedCells all = TrustedCells.all(precision, scaled, outside);
    TrustedCells fewer = all.within(limit, scaled);
    List<Optional<double[]>> predictions = new ArrayList<>();
    for (int cell = 0; cell < cells.size(); cell++) {
      TrustedCells given = all.suffices(cell, limit) ? all : fewer;
      predictions.add(
          given.suffices(cell, limit)
              ? Optional.of(expected(cell, given, scaled))
              : Optional.empty());
    }
    return predictions;
  }

  private double[] expected(int cell, TrustedCells given, double[] scaled) {
    FeatureBlock block = cells.get(cell);
    double[] expected = new double[block.width()];
    if (given.trusted()[cell]) {
      double[] residual = given.precision().residual(cell, given.product());
      Arrays.setAll(expected, i -> scaled[block.start() + i] - residual[i]);
    } else {
      Arrays.setAll(expected, i -> covariance(block.start() + i, given.product()));
    }
    return expected;
  }

  /** The covariance of a feature with all, times a vector that is 0 where they are not trusted. */
  private double covariance(int feature, double[] product) {
    double sum = 0;
    for (int j = 0; j < product.length; j++) {
      sum += covariance.get(feature, j) * product[j];
    }
    return sum;
  }
}
