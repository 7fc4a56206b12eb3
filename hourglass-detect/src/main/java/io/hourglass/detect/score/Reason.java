package io.hourglass.detect.score;

/**
 * One column's part in a score, or that of a region of an image.
 *
 * @param column its name; of a region also where it is, {@code image rows 5 to 12, columns 9 to 16}
 * @param share how much less far out the row would be, in mean deviations of the views, if the
 *     column were as the others make expect
 * @param got the value, as text; of a region how bright it is, from 0 to 1
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
