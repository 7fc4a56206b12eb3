package io.hourglass.detect.cells;

import io.hourglass.detect.store.DetectorParts;
import io.hourglass.layer.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** The regression of every cell on the others of its row, in scaled features. */
final class CellRegression {
  private final List<FeatureBlock> cells;
  private final DMatrixRMaj covariance;
  private final double limit;
  private final List<UsualRange> ranges;
  private final List<UsualRange> predictions;
  private @Nullable Precision precision;

  /**
   * From its parts.
   *
   * @param covariance of scaled features, with the ridge
   * @param limit squared Mahalanobis distance of what cells can be predicted from
   * @param ranges of residuals, one for each cell
   * @param predictions the range of what is predicted of normal rows, one for each cell
   */
  CellRegression(
      List<FeatureBlock> cells,
      DMatrixRMaj covariance,
      double limit,
      List<UsualRange> ranges,
      List<UsualRange> predictions) {
    this.cells = cells;
    this.covariance = rounded(covariance);
    this.limit = (float) limit;
    this.ranges = List.copyOf(ranges);
    this.predictions = List.copyOf(predictions);
  }

  /** Computed when it is first needed: reasons need it, scores do not. */
  private synchronized Precision precision() {
    Precision known = precision;
    if (known == null) {
      known = Precision.of(cells, covariance);
      precision = known;
    }
    return known;
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
          CellRanges.checkCount("covariances", width * width, values.length);
          Arrays.setAll(covariance.data, i -> values[i]);
          return new CellRegression(
              cells,
              covariance,
              parts.array("limit").values()[0],
              CellRanges.ranges(parts.array("ranges").values(), cells.size()),
              CellRanges.ranges(parts.array("predictions").values(), cells.size()));
        });
  }

  void write(DetectorParts parts) {
    float[] values = new float[covariance.data.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) covariance.data[i];
    }
    parts.put("covariance", Shape.of(covariance.numRows, covariance.numCols), values);
    parts.put("limit", Shape.of(1), new float[] {(float) limit});
    parts.put("ranges", Shape.of(ranges.size(), CellRanges.PARTS), CellRanges.array(ranges));
    parts.put(
        "predictions",
        Shape.of(predictions.size(), CellRanges.PARTS),
        CellRanges.array(predictions));
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
    TrustedCells all = TrustedCells.all(precision(), scaled, outside);
    TrustedCells fewer = all.within(limit, scaled);
    return IntStream.range(0, cells.size())
        .mapToObj(cell -> predict(cell, all.suffices(cell, limit) ? all : fewer, scaled))
        .toList();
  }

  private Optional<double[]> predict(int cell, TrustedCells given, double[] scaled) {
    if (!given.suffices(cell, limit)) {
      return Optional.empty();
    }
    double[] expected = expected(cell, given, scaled);
    if (!cells.get(cell).isNumber()) {
      return Optional.of(expected);
    }
    OptionalDouble clamped = predictions.get(cell).clamped(expected[0]);
    return clamped.isPresent()
        ? Optional.of(new double[] {clamped.getAsDouble()})
        : Optional.empty();
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
