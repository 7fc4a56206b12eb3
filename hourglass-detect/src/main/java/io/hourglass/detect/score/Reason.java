package io.hourglass.detect.score;

import java.util.Comparator;
import java.util.List;

/**
 * The contribution of one column, or of a region of an image, to a score.
 *
 * @param column its name; for a region also its place, {@code image rows 5 to 12, columns 9 to 16};
 *     for a combination all names, with {@code +} between them
 * @param contribution how much lower the score would be, in mean normalized scores, if the column
 *     had the expected value
 * @param share of the contributions of all reasons there are, in [0, 1]
 * @param actual the cell, as text; for a region its brightness from 0 to 1
 * @param expected the value that is expected
 * @param low lower end of the interval that holds 90 % of the values of such rows; the expected
 *     value of a category
 * @param high upper end of that interval
 * @param probability that such a row has the expected category, or a number in the interval; 0
 *     where it is not known
 * @param basis what the expected value is computed from
 */
public record Reason(
    String column,
    double contribution,
    double share,
    String actual,
    String expected,
    String low,
    String high,
    double probability,
    Basis basis) {
  public Reason {
    if (!(share >= 0 && share <= 1) || !(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "share and probability must be in [0, 1], got %s and %s".formatted(share, probability));
    }
  }

  /** A reason whose share is not known yet, with an interval. */
  public static Reason of(
      String column, double contribution, Values values, double probability, Basis basis) {
    return new Reason(
        column,
        contribution,
        0,
        values.actual(),
        values.expected(),
        values.low(),
        values.high(),
        probability,
        basis);
  }

  /**
   * Texts of a reason.
   *
   * @param actual the cell
   * @param expected in its place
   * @param low lower end of the interval
   * @param high upper end of the interval
   */
  public record Values(String actual, String expected, String low, String high) {
    /** Without an interval. */
    public static Values of(String actual, String expected) {
      return new Values(actual, expected, expected, expected);
    }
  }

  /**
   * The reasons with the greatest contributions, first the greatest, each with its share. Those
   * that contribute nothing are excluded.
   *
   * @param limit the most to give
   */
  public static List<Reason> ranked(List<Reason> all, int limit) {
    List<Reason> positive = all.stream().filter(reason -> reason.contribution > 0).toList();
    double sum = positive.stream().mapToDouble(Reason::contribution).sum();
    return positive.stream()
        .sorted(Comparator.comparingDouble(Reason::contribution).reversed())
        .limit(limit)
        .map(reason -> reason.withShare(Math.min(1, reason.contribution / sum)))
        .toList();
  }

  private Reason withShare(double value) {
    return new Reason(column, contribution, value, actual, expected, low, high, probability, basis);
  }

  /** Whether an interval is given. */
  public boolean hasInterval() {
    return !low.equals(high);
  }

  /** As in {@code expected 45.2 (12.1 to 78.3)} or {@code expected NL (97 %)}. */
  public String expectation() {
    String in = hasInterval() ? " (%s to %s)".formatted(low, high) : "";
    String likely =
        !hasInterval() && probability > 0 ? " (" + Math.round(100 * probability) + " %)" : "";
    String alone = basis == Basis.COLUMN_ALONE ? " by the column alone" : "";
    return "expected " + expected + in + likely + alone;
  }
}
