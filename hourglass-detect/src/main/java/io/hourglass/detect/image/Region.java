package io.hourglass.detect.image;

import io.hourglass.detect.score.Basis;
import io.hourglass.detect.score.Reason;
import io.hourglass.detect.score.Reason.Values;
import java.util.Locale;

/**
 * A region of an image and its contribution to a score.
 *
 * @param box where it is
 * @param contribution how much lower the score would be if the region were as the rest predicts
 * @param actual mean brightness, 0 to 1
 * @param expected mean brightness that the rest of the image predicts
 */
public record Region(Box box, double contribution, double actual, double expected) {
  /** The region as a reason for the score of an image column. */
  Reason reason(String column) {
    Values values = Values.of(brightness(actual), brightness(expected));
    String name = column + " " + box.text();
    return Reason.of(name, contribution, values, 0, Basis.REST_OF_IMAGE);
  }

  private static String brightness(double value) {
    return String.format(Locale.ROOT, "brightness %.2f", value);
  }
}
