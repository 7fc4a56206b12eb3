package io.hourglass.io.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Tells whether the first row of a file names its columns, by comparing it with the rows below.
 *
 * <ul>
 *   <li>Texts above columns of numbers or times are names.
 *   <li>Texts only, above texts, are names by custom.
 *   <li>Numbers are values, unless they count (0, 1, 2, ...) or are years or days in even steps and
 *       look unlike the columns below.
 *   <li>Whole numbers above columns of decimals, and rows that grow where no other row does, may be
 *       either: the file is refused until an option says which.
 * </ul>
 */
final class HeaderRule {
  /** Below this number of rows, columns do not show what their values look like. */
  private static final int ENOUGH_ROWS = 8;

  /** This share of a column's cells makes its kind. */
  private static final double MOST = 0.9;

  /** Below this number of numbers, growing is chance. */
  private static final int ENOUGH_GROWING = 6;

  private final List<String> first;
  private final List<List<String>> rest;

  /**
   * A rule for the start of a file.
   *
   * @param first the first row
   * @param rest rows below it with as many cells, possibly none
   */
  HeaderRule(List<String> first, List<List<String>> rest) {
    this.first = first;
    this.rest = rest;
  }

  /** What the first row is. */
  enum Answer {
    /** Names, as nearly every file has them. */
    NAMES,
    /** Names, with a notice. */
    LIKELY_NAMES,
    /** Values. */
    VALUES,
    /** Values, with a notice. */
    LIKELY_VALUES,
    /** Either. */
    UNCLEAR
  }

  Answer answer() {
    List<Integer> texts = places(cell -> !cell.isEmpty() && !CellShape.isValue(cell));
    List<Integer> values = places(CellShape::isValue);
    if (hasTextAboveValues()) {
      return textsAboveValues(texts, values);
    }
    return values.isEmpty() ? textsOnly(texts) : valuesAlike(texts, values);
  }

  /** Whether a text, other than one for a missing value, is above a column of values. */
  boolean hasTextAboveValues() {
    return places(cell -> !CellShape.isNone(cell) && !CellShape.isValue(cell)).stream()
        .anyMatch(this::isColumnOfValues);
  }

  private Answer textsAboveValues(List<Integer> texts, List<Integer> values) {
    if (values.isEmpty()) {
      return Answer.NAMES;
    }
    boolean areLabels = values.stream().allMatch(place -> isLabel(first.get(place)));
    return areLabels || texts.size() > values.size() ? Answer.LIKELY_NAMES : Answer.UNCLEAR;
  }

  private Answer textsOnly(List<Integer> texts) {
    if (texts.isEmpty()) {
      return Answer.VALUES;
    }
    long recurring = texts.stream().filter(this::recursBelow).count();
    if (new HashSet<>(first).size() < first.size() && 2 * recurring >= texts.size()) {
      return Answer.LIKELY_VALUES;
    }
    return 2 * recurring > texts.size() ? Answer.LIKELY_NAMES : Answer.NAMES;
  }

  private Answer valuesAlike(List<Integer> texts, List<Integer> values) {
    if (isCounting(values) || isInEvenSteps(values)) {
      boolean isUnlike = 2 * unlike(values) > values.size();
      return isUnlike && rest.size() >= ENOUGH_ROWS ? Answer.LIKELY_NAMES : countingAlike(values);
    }
    if (isLoneZero(values)) {
      return places(String::isEmpty).isEmpty() ? Answer.UNCLEAR : Answer.LIKELY_NAMES;
    }
    boolean wholeAboveDecimals =
        values.size() >= 3 && areDistinctWholes(values) && unlikeInForm(values) == values.size();
    boolean mayBeNames = rest.size() >= ENOUGH_ROWS && (wholeAboveDecimals || aloneGrows(values));
    return mayBeNames && texts.size() <= 1 ? Answer.UNCLEAR : Answer.VALUES;
  }

  private Answer countingAlike(List<Integer> values) {
    return values.size() < 3 ? Answer.VALUES : Answer.LIKELY_VALUES;
  }

  private List<Integer> places(Predicate<String> shape) {
    return IntStream.range(0, first.size())
        .filter(place -> shape.test(first.get(place)))
        .boxed()
        .toList();
  }

  private static boolean isLabel(String cell) {
    return CellShape.isWhole(cell) || !CellShape.isNumber(cell);
  }

  private List<String> below(int place) {
    return rest.stream().map(row -> row.get(place)).filter(cell -> !cell.isEmpty()).toList();
  }

  private boolean isColumnOfValues(int place) {
    List<String> cells = below(place);
    long values = cells.stream().filter(CellShape::isValue).count();
    return values > 0 && values >= MOST * cells.size();
  }

  private boolean recursBelow(int place) {
    return rest.stream().anyMatch(row -> row.get(place).equals(first.get(place)));
  }

  /** Whether the numbers are 0, 1, 2, ... or 1, 2, 3, ..., at least two of them. */
  private boolean isCounting(List<Integer> values) {
    int start = "0".equals(first.get(values.get(0))) ? 0 : 1;
    return values.size() > 1
        && IntStream.range(0, values.size())
            .allMatch(i -> first.get(values.get(i)).equals(String.valueOf(start + i)));
  }

  /** Whether the only number is a 0 above decimals, the name of a column without one. */
  private boolean isLoneZero(List<Integer> values) {
    return values.size() == 1
        && rest.size() >= ENOUGH_ROWS
        && "0".equals(first.get(values.get(0)))
        && isUnlikeInForm(values.get(0));
  }

  /** Whether the values are years or dates, growing in steps of about one length. */
  private boolean isInEvenSteps(List<Integer> values) {
    List<String> cells = values.stream().map(first::get).toList();
    if (cells.size() < 2 || !cells.stream().allMatch(cell -> cell.matches("(19|20)\\d\\d(-.*)?"))) {
      return false;
    }
    return IntStream.range(1, cells.size())
        .allMatch(i ->
            cells.get(i).length() == cells.get(i - 1).length()
                && cells.get(i).compareTo(cells.get(i - 1)) > 0);
  }

  private boolean areDistinctWholes(List<Integer> values) {
    List<String> cells = values.stream().map(first::get).toList();
    return cells.stream().allMatch(CellShape::isWhole)
        && new HashSet<>(cells).size() == cells.size();
  }

  /** Number of columns whose first cell is unlike those below, in form or size. */
  private int unlike(List<Integer> values) {
    return (int) values.stream().filter(place -> isUnlikeInForm(place) || isOutside(place)).count();
  }

  private int unlikeInForm(List<Integer> values) {
    return (int) values.stream().filter(this::isUnlikeInForm).count();
  }

  private boolean isUnlikeInForm(int place) {
    List<String> cells = below(place);
    boolean isWhole = CellShape.isWhole(first.get(place));
    long others =
        cells.stream()
            .filter(cell -> isWhole ? !cell.matches("[+-]?\\d+") : CellShape.isNumber(cell))
            .count();
    return others > 0 && others >= MOST * cells.size();
  }

  private boolean isOutside(int place) {
    List<Double> cells =
        below(place).stream().filter(CellShape::isNumber).map(Double::valueOf).toList();
    if (cells.isEmpty() || !CellShape.isNumber(first.get(place))) {
      return false;
    }
    double number = Double.parseDouble(first.get(place));
    return cells.stream().allMatch(cell -> cell > number)
        || cells.stream().allMatch(cell -> cell < number);
  }

  /** Whether the numbers grow from cell to cell, and those of other rows do not. */
  private boolean aloneGrows(List<Integer> values) {
    if (values.size() < ENOUGH_GROWING || !grows(first, values)) {
      return false;
    }
    return rest.stream().filter(row -> grows(row, values)).count() <= (1 - MOST) * rest.size();
  }

  private static boolean grows(List<String> row, List<Integer> places) {
    List<Double> numbers = new ArrayList<>();
    for (int place : places) {
      if (!CellShape.isNumber(row.get(place))) {
        return false;
      }
      numbers.add(Double.valueOf(row.get(place)));
    }
    return IntStream.range(1, numbers.size()).allMatch(i -> numbers.get(i) > numbers.get(i - 1));
  }
}
