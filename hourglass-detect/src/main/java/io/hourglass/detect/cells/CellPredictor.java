package io.hourglass.detect.cells;

import io.hourglass.codec.Codec;
import io.hourglass.codec.Rows;
import io.hourglass.detect.score.Basis;
import io.hourglass.detect.store.DetectorParts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Predicts every cell of a row from the other cells: a ridge regression of each column on all
 * others (Hoerl and Kennard 1970), of numbers that are bounded and of categories as one-hot
 * features. Where the others are further out than normal rows are, those that deviate most are
 * disregarded; where that is not enough, or there are no others, a cell is expected to be as its
 * column is.
 *
 * <p>Immutable and thread-safe; the same bits on every machine.
 */
public final class CellPredictor {
  /** Of its interval an expected number keeps from either end: it is a mean of what is within. */
  private static final double MARGIN = 0.05;

  private final List<FeatureBlock> cells;
  private final BoundedScaling scaling;
  private final Optional<CellRegression> regression;
  private final CellRanges alone;

  /**
   * From its parts.
   *
   * @param cells of a row
   * @param scaling of their features
   * @param regression on the other cells; none where there are too many or none
   * @param alone how cells are regardless of the others
   */
  CellPredictor(
      List<FeatureBlock> cells,
      BoundedScaling scaling,
      Optional<CellRegression> regression,
      CellRanges alone) {
    this.cells = List.copyOf(cells);
    this.scaling = scaling;
    this.regression = regression;
    this.alone = alone;
  }

  /** Of rows that are images alone. */
  static CellPredictor none() {
    float[] nothing = {};
    return new CellPredictor(
        List.of(),
        new BoundedScaling(nothing, nothing, nothing, nothing),
        Optional.empty(),
        new CellRanges(nothing, List.of()));
  }

  /** Reads the predictor that {@link #write} wrote. */
  public static CellPredictor read(DetectorParts parts, Codec codec) {
    List<FeatureBlock> cells = FeatureBlock.of(codec);
    if (cells.isEmpty()) {
      return none();
    }
    BoundedScaling scaling = BoundedScaling.read(parts.under("scaling"));
    if (scaling.width() != FeatureBlock.width(cells)) {
      throw new IllegalArgumentException(
          "cells must have %d features, got %d"
              .formatted(FeatureBlock.width(cells), scaling.width()));
    }
    return new CellPredictor(
        cells,
        scaling,
        CellRegression.read(parts.under("regression"), cells),
        CellRanges.read(parts.under("alone"), cells));
  }

  /** Writes all but the columns. */
  public void write(DetectorParts parts) {
    if (cells.isEmpty()) {
      return;
    }
    scaling.write(parts.under("scaling"));
    regression.ifPresent(present -> present.write(parts.under("regression")));
    alone.write(parts.under("alone"));
  }

  /**
   * Predicts every cell of a row but images.
   *
   * @param features of one row, as extracted
   */
  public List<CellPrediction> predict(float[] features) {
    float[] own = FeatureBlock.select(cells, new Rows(features, features.length));
    double[] scaled = scaling.apply(own);
    List<Optional<double[]>> given =
        regression.map(present -> present.predict(scaled, outside(own))).orElse(List.of());
    return IntStream.range(0, cells.size())
        .mapToObj(cell ->
            given.isEmpty() || given.get(cell).isEmpty()
                ? prediction(cell, own, alone.expected(cells.get(cell)), Basis.COLUMN_ALONE)
                : prediction(cell, own, given.get(cell).get(), Basis.OTHER_COLUMNS))
        .toList();
  }

  private boolean[] outside(float[] row) {
    boolean[] outside = new boolean[cells.size()];
    for (int cell = 0; cell < outside.length; cell++) {
      int feature = cells.get(cell).start();
      outside[cell] = cells.get(cell).isNumber() && scaling.isOutside(row[feature], feature);
    }
    return outside;
  }

  private CellPrediction prediction(int cell, float[] row, double[] scaled, Basis basis) {
    FeatureBlock block = cells.get(cell);
    UsualRange range =
        basis == Basis.COLUMN_ALONE
            ? alone.ranges().get(cell)
            : regression.orElseThrow().ranges().get(cell);
    if (block.isNumber()) {
      return number(block, row[block.start()], scaled[0], range, basis);
    }
    float[] actual = Arrays.copyOfRange(row, block.start(), block.start() + block.width());
    return block.isCategorical()
        ? category(block, actual, scaled, range, basis)
        : moment(block, actual, scaled, range, basis);
  }

  private CellPrediction number(
      FeatureBlock cell, float actual, double scaled, UsualRange range, Basis basis) {
    int feature = cell.start();
    // residuals are added to a prediction that is itself within the bounds
    double within = scaling.apply(scaling.invert(scaled, feature), feature);
    float low = scaling.invert(within + range.low(), feature);
    float high = scaling.invert(within + range.high(), feature);
    double margin = MARGIN * ((double) high - low);
    double expected = scaling.invert(within, feature);
    expected = Math.max(low + margin, Math.min(high - margin, expected));
    boolean isUsual = actual >= low && actual <= high;
    boolean isFar =
        !(actual >= scaling.invert(within + range.farLow(), feature)
            && actual <= scaling.invert(within + range.farHigh(), feature));
    return new CellPrediction(
        cell,
        new float[] {cell.feature(expected)},
        cell.feature(low),
        cell.feature(high),
        UsualRange.COVERAGE,
        isUsual,
        isFar,
        basis);
  }

  private CellPrediction category(
      FeatureBlock cell, float[] actual, double[] scaled, UsualRange range, Basis basis) {
    double[] probabilities = scaling.probabilities(cell, scaled);
    int likely = greatest(probabilities);
    float[] expected = new float[cell.width()];
    expected[likely] = 1;
    double own = 0;
    for (int level = 0; level < expected.length; level++) {
      own += actual[level] * probabilities[level];
    }
    boolean isUsual = actual[likely] == 1 || own >= range.low();
    boolean isFar = !(actual[likely] == 1 || own >= range.farLow());
    double probability = probabilities[likely];
    return new CellPrediction(cell, expected, 0, 0, probability, isUsual, isFar, basis);
  }

  private static int greatest(double[] values) {
    int greatest = 0;
    for (int i = 1; i < values.length; i++) {
      greatest = values[i] > values[greatest] ? i : greatest;
    }
    return greatest;
  }

  private CellPrediction moment(
      FeatureBlock cell, float[] actual, double[] scaled, UsualRange range, Basis basis) {
    float[] expected = new float[cell.width()];
    double square = 0;
    for (int i = 0; i < expected.length; i++) {
      int feature = cell.start() + i;
      expected[i] = scaling.invert(scaled[i], feature);
      double error = scaling.apply(actual[i], feature) - scaled[i];
      square += error * error;
    }
    boolean isUsual = square <= range.high();
    return new CellPrediction(
        cell, expected, 0, 0, 0, isUsual, !(square <= range.farHigh()), basis);
  }
}
