package io.hourglass.detect.rows;

import io.hourglass.codec.ColumnCodec;
import io.hourglass.detect.cells.CellPrediction;
import io.hourglass.detect.score.Basis;
import io.hourglass.detect.score.Reason;
import io.hourglass.detect.score.Reason.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds the reasons for the score of a row: every column whose cell is not usual given the others
 * is replaced by the value expected of it, and what the row's distance falls by is its
 * contribution. That holds for whatever scorers the distance is made of. It is the distance and not
 * the clipped score, for a row that is far out in two columns may have the same score without one
 * of them. Image columns are left to heat maps.
 */
public final class ReasonFinder {
  /** Columns that a combination names. */
  private static final int MAX_COMBINED = 3;

  /** Cells that are replaced one by one, at most. */
  private static final int MAX_REPLACED = 64;

  private static final String JOINED = " + ";

  private final RowScorer scorer;
  private final float[] row;
  private final Cells cells;
  private final List<CellPrediction> predictions;

  /**
   * For one row.
   *
   * @param row of features, as extracted
   * @param cells of the row as they came
   */
  ReasonFinder(RowScorer scorer, float[] row, Cells cells) {
    this.scorer = scorer;
    this.row = row;
    this.cells = cells;
    this.predictions = scorer.predictor().predict(row);
  }

  /**
   * The columns that are not usual, and what each contributes to the score. A tenth of all usual
   * cells is not within their interval, so where some are far out only these are given.
   */
  public List<Reason> unusual() {
    List<ExpectedCell> unusual = unusualCells();
    double[] contributions =
        contributions(unusual.stream().map(cell -> List.of(cell.prediction())).toList());
    return IntStream.range(0, contributions.length)
        .mapToObj(i -> reason(unusual.get(i), contributions[i]))
        .toList();
  }

  private List<ExpectedCell> unusualCells() {
    List<ExpectedCell> all =
        predictions.stream().map(this::expected).filter(cell -> !cell.isUsual()).toList();
    List<ExpectedCell> far = all.stream().filter(cell -> cell.prediction().isFar()).toList();
    return farthest(far.isEmpty() ? all : far, ExpectedCell::prediction);
  }

  /** Of many cells those farthest out: each that is replaced costs the score of a row. */
  private <T> List<T> farthest(List<T> cells, Function<T, CellPrediction> prediction) {
    if (cells.size() <= MAX_REPLACED) {
      return cells;
    }
    Comparator<T> byDistance = Comparator.comparingDouble(cell -> beyond(prediction.apply(cell)));
    return cells.stream().sorted(byDistance.reversed()).limit(MAX_REPLACED).toList();
  }

  /** How far a cell is from the middle of its interval, in its widths; any category is far. */
  private double beyond(CellPrediction prediction) {
    float actual = row[prediction.cell().offset()];
    double width = prediction.high() - prediction.low();
    boolean isNumber = prediction.cell().width() == 1 && width > 0 && !Float.isNaN(actual);
    double middle = prediction.low() / 2.0 + prediction.high() / 2.0;
    return isNumber ? Math.abs(actual - middle) / width : Double.MAX_VALUE;
  }

  private ExpectedCell expected(CellPrediction prediction) {
    ColumnCodec codec = codec(prediction);
    return ExpectedCell.of(codec, prediction, actual(prediction), cells.value(codec.column()));
  }

  private ColumnCodec codec(CellPrediction prediction) {
    return scorer.codec().blocks().get(prediction.cell().column()).codec();
  }

  private float[] actual(CellPrediction prediction) {
    int from = prediction.cell().offset();
    return Arrays.copyOfRange(row, from, from + prediction.cell().width());
  }

  private static Reason reason(ExpectedCell cell, double contribution) {
    CellPrediction prediction = cell.prediction();
    return Reason.of(
        cell.column(), contribution, cell.values(), prediction.probability(), prediction.basis());
  }

  /** What the distance falls by when some cells are as expected. */
  private double[] contributions(List<List<CellPrediction>> replaced) {
    float[] rows = copies(1 + replaced.size());
    for (int i = 0; i < replaced.size(); i++) {
      int from = (1 + i) * row.length;
      replaced.get(i).forEach(cell -> replace(rows, from, cell));
    }
    double[] distances = replaced.isEmpty() ? new double[1] : scorer.distances(rows);
    return Arrays.stream(distances).skip(1).map(distance -> distances[0] - distance).toArray();
  }

  private float[] copies(int count) {
    float[] rows = new float[count * row.length];
    for (int i = 0; i < count; i++) {
      System.arraycopy(row, 0, rows, i * row.length, row.length);
    }
    return rows;
  }

  private static void replace(float[] rows, int from, CellPrediction cell) {
    System.arraycopy(cell.expected(), 0, rows, from + cell.cell().offset(), cell.cell().width());
  }

  /**
   * The columns whose combination contributes most where each is usual by itself.
   *
   * @return nothing without columns
   */
  public Optional<Reason> combination() {
    List<CellPrediction> columns = combined();
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    double contribution = Math.max(Double.MIN_NORMAL, contributions(List.of(columns))[0]);
    String expected = columns.size() == 1 ? "another value" : "another combination";
    Values values = Values.of(joined(columns, name -> CellText.of(cells.value(name))), expected);
    return Optional.of(
        Reason.of(joined(columns, name -> name), contribution, values, 0, Basis.COMBINATION));
  }

  private String joined(List<CellPrediction> columns, UnaryOperator<String> text) {
    return columns.stream()
        .map(cell -> text.apply(codec(cell).column()))
        .collect(Collectors.joining(JOINED));
  }

  /** The columns that contribute most one by one. */
  private List<CellPrediction> combined() {
    List<CellPrediction> some = farthest(predictions, cell -> cell);
    double[] contributions = contributions(some.stream().map(List::of).toList());
    List<Integer> order =
        new ArrayList<>(IntStream.range(0, contributions.length).boxed().toList());
    order.sort(Comparator.comparingDouble((Integer i) -> contributions[i]).reversed());
    return order.stream().limit(MAX_COMBINED).map(some::get).toList();
  }
}
