package io.hourglass.task.detector;

/**
 * One column's part in a score.
 *
 * @param column its name
 * @param share of the score: what it would be lower by, if the column were as the others make
 *     expect
 * @param got the value, as text
 * @param expected the value that the other columns make expect
 * @param low where 95 % of such rows' values begin; the expected value for names
 * @param high where they end
 */
public record Reason(
    String column, double share, String got, String expected, String low, String high) {
  /** The same with the value in other words. */
  public Reason withGot(String text) {
    return new Reason(column, share, text, expected, low, high);
  }
}
