package io.hourglass.detect.image;

import io.hourglass.detect.score.Reason;
import java.util.Locale;

/**
 * A part of an image, and its part in a score.
 *
 * @param box where it is
 * @param share of the score: what it would be lower by, if the part were as the rest makes expect
 * @param got how bright it is, 0 to 1
 * @param expected how bright the rest of the image makes expect
 */
public record Region(Box box, double share, double got, double expected) {
  /** As a reason for the score of an image in a column. */
  Reason reason(String column) {
    String usual = brightness(expected);
    return new Reason(column + " " + box.text(), share, brightness(got), usual, usual, usual);
  }

  private static String brightness(double value) {
    return String.format(Locale.ROOT, "brightness %.2f", value);
  }
}
