package io.hourglass.detect.score;

/**
 * The contribution of one column, or of a region of an image, to a score.
 *
 * @param column its name; for a region also its place, {@code image rows 5 to 12, columns 9 to 16}
 * @param contribution how much lower the score would be, in mean normalized scores, if the column
 *     had the expected value
 * @param actual the value, as text; for a region its brightness from 0 to 1
 * @param expected the value that the other columns predict
 * @param low lower end of the interval that holds 95 % of the values of such rows; the expected
 *     value of a category
 * @param high upper end of that interval
 */
public record Reason(
    String column, double contribution, String actual, String expected, String low, String high) {
  /** The same with the actual value in other words. */
  public Reason withActual(String text) {
    return new Reason(column, contribution, text, expected, low, high);
  }
}
