package io.hourglass.detect.cells;

import io.hourglass.codec.Codec;
import io.hourglass.codec.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Fits a predictor of cells to rows. The ridge is the one with the least squared error on held-out
 * rows, five-fold; intervals are quantiles of the held-out residuals (cross-conformal prediction,
 * Vovk 2015).
 */
public final class CellPredictorFit {
  /** Ridges to choose from, relative to a variance of 1. */
  private static final double[] RIDGES = {1e-4, 1e-3, 1e-2, 3e-2, 1e-1, 3e-1, 1};

  /** So many features at most are regressed on each other. */
  private static final int MAX_WIDTH = 200;

  private static final int MAX_ROWS = 10_000;
  private static final int MAX_ROWS_OF_RIDGE = 4_000;

  /** The share of normal rows that others are predicted from whole. */
  private static final double TRUSTED = 0.999;

  private final List<FeatureBlock> cells;
  private final BoundedScaling scaling;
  private final float[] rows;
  private final double[] scaled;
  private final int width;

  private CellPredictorFit(List<FeatureBlock> cells, BoundedScaling scaling, float[] rows) {
    this.cells = cells;
    this.scaling = scaling;
    this.rows = rows;
    this.scaled = scaling.apply(rows);
    this.width = scaling.width();
  }

  /**
   * Fits a predictor.
   *
   * @param codec of the rows
   * @param features of the rows, as extracted
   */
  public static CellPredictor fit(Codec codec, Rows features) {
    List<FeatureBlock> cells = FeatureBlock.of(codec);
    if (cells.isEmpty()) {
      return CellPredictor.none();
    }
    float[] rows = FeatureBlock.select(cells, spread(features));
    BoundedScaling scaling = BoundedScaling.fit(rows, cells);
    CellRanges alone = CellRanges.fit(cells, scaling, rows);
    Optional<CellRegression> regression =
        cells.size() > 1 && scaling.width() <= MAX_WIDTH
            ? Optional.of(new CellPredictorFit(cells, scaling, rows).regression())
            : Optional.empty();
    return new CellPredictor(cells, scaling, regression, alone);
  }

  /** Evenly spread rows, not too many. */
  private static Rows spread(Rows all) {
    int count = all.rows();
    int kept = Math.min(count, MAX_ROWS);
    return kept == count
        ? all
        : all.select(IntStream.range(0, kept).map(i -> (int) ((long) i * count / kept)).toArray());
  }

  private double[] scaled(int row) {
    return Arrays.copyOfRange(scaled, row * width, (row + 1) * width);
  }

  private CellRegression regression() {
    CrossValidation folds = new CrossValidation(scaled, width, rows.length / width);
    double ridge = ridge(folds);
    Residuals residuals = new Residuals(cells, scaling, rows);
    float[] distances = new float[rows.length / width];
    forHeldOut(
        folds,
        ridge,
        distances.length,
        (row, precision) -> {
          double[] own = scaled(row);
          distances[row] = (float) add(residuals, row, own, precision, precision.times(own));
        });
    Arrays.sort(distances);
    double limit = BoundedScaling.quantile(distances, TRUSTED);
    return new CellRegression(
        cells, folds.covariance(ridge), limit, residuals.ranges(), residuals.predictions());
  }

  /** Takes a row and the precision of rows that it is not among. */
  @FunctionalInterface
  private interface HeldOutRow {
    void accept(int row, Precision precision);
  }

  private void forHeldOut(CrossValidation folds, double ridge, int count, HeldOutRow action) {
    for (int fold = 0; fold < CrossValidation.FOLDS; fold++) {
      Precision precision = Precision.of(cells, folds.covarianceWithout(fold, ridge));
      for (int row = fold; row < count; row += CrossValidation.FOLDS) {
        action.accept(row, precision);
      }
    }
  }

  /** Adds the residuals of a row; returns its distance. */
  private double add(
      Residuals residuals, int row, double[] own, Precision precision, double[] product) {
    for (int cell = 0; cell < cells.size(); cell++) {
      double[] expected = precision.residual(cell, product);
      for (int i = 0; i < expected.length; i++) {
        expected[i] = own[cells.get(cell).start() + i] - expected[i];
      }
      residuals.add(row, cell, expected);
    }
    return IntStream.range(0, width).mapToDouble(i -> own[i] * product[i]).sum();
  }

  /** The ridge with the least squared error on held-out rows. */
  private double ridge(CrossValidation folds) {
    double[] errors = Arrays.stream(RIDGES).map(ridge -> error(folds, ridge)).toArray();
    int best = 0;
    for (int i = 1; i < errors.length; i++) {
      best = errors[i] < errors[best] ? i : best;
    }
    return RIDGES[best];
  }

  private double error(CrossValidation folds, double ridge) {
    int count = Math.min(rows.length / width, MAX_ROWS_OF_RIDGE);
    double[] sum = new double[1];
    forHeldOut(
        folds,
        ridge,
        count,
        (row, precision) -> {
          double[] product = precision.times(scaled(row));
          for (int cell = 0; cell < cells.size(); cell++) {
            sum[0] += square(precision.residual(cell, product));
          }
        });
    return sum[0];
  }

  private static double square(double[] values) {
    return Arrays.stream(values).map(value -> value * value).sum();
  }
}
