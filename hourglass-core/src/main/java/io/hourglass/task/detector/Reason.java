package io.hourglass.task.detector;

import io.hourglass.task.picture.HeatMap;
import io.hourglass.task.picture.Region;
import java.util.List;
import java.util.Locale;

/**
 * One column's part in a score, or that of a region of a picture.
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
  /** Those of the regions of a picture. */
  static List<Reason> of(HeatMap map) {
    return map.regions().stream().map(region -> of(map.column(), region)).toList();
  }

  private static Reason of(String column, Region region) {
    String expected = brightness(region.expected());
    return new Reason(
        column + " " + region.box().text(),
        region.share(),
        brightness(region.got()),
        expected,
        expected,
        expected);
  }

  private static String brightness(double value) {
    return String.format(Locale.ROOT, "brightness %.2f", value);
  }

  /** The same with the value in other words. */
  public Reason withGot(String text) {
    return new Reason(column, share, text, expected, low, high);
  }
}
