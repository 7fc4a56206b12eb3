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
    int count = rows.length / width;
    CrossValidation all = new CrossValidation(scaled, width, count);
    double ridge = ridge(all);
    Residuals residuals = new Residuals(cells, scaling, rows);
    float[] distances = new float[count];
    for (int fold = 0; fold < CrossValidation.FOLDS; fold++) {
      Precision precision = Precision.of(cells, all.covarianceWithout(fold, ridge));
      for (int row = fold; row < count; row += CrossValidation.FOLDS) {
        distances[row] = (float) add(residuals, precision, row);
      }
    }
    Arrays.sort(distances);
    double limit = BoundedScaling.quantile(distances, TRUSTED);
    return new CellRegression(
        cells, all.covariance(ridge), limit, residuals.ranges(), residuals.predictions());
  }

  /** Adds the residuals of a row; returns its distance. */
  private double add(Residuals residuals, Precision precision, int row) {
    double[] own = scaled(row);
    double[] product = precision.times(own);
    double distance = 0;
    for (int cell = 0; cell < cells.size(); cell++) {
      FeatureBlock block = cells.get(cell);
      double[] expected = precision.residual(cell, product);
      for (int i = 0; i < expected.length; i++) {
        expected[i] = own[block.start() + i] - expected[i];
        distance += own[block.start() + i] * product[block.start() + i];
      }
      residuals.add(row, cell, expected);
    }
    return distance;
  }

  /** The ridge with the least squared error on held-out rows. */
  private double ridge(CrossValidation all) {
    double best = RIDGES[0];
    double least = Double.POSITIVE_INFINITY;
    for (double ridge : RIDGES) {
      double error = error(all, ridge);
      if (error < least) {
        least = error;
        best = ridge;
      }
    }
    return best;
  }

  private double error(CrossValidation all, double ridge) {
    int count = Math.min(rows.length / width, MAX_ROWS_OF_RIDGE);
    double sum = 0;
    for (int fold = 0; fold < CrossValidation.FOLDS; fold++) {
      Precision precision = Precision.of(cells, all.covarianceWithout(fold, ridge));
      for (int row = fold; row < count; row += CrossValidation.FOLDS) {
        double[] product = precision.times(scaled(row));
        for (int cell = 0; cell < cells.size(); cell++) {
          sum += square(precision.residual(cell, product));
        }
      }
    }
    return sum;
  }

  private static double square(double[] values) {
    return Arrays.stream(values).map(value -> value * value).sum();
  }
}
