package io.hourglass.cli.detect;

import io.hourglass.task.anomaly.Measured;
import java.util.Locale;

/** Numbers of a report as people read them. */
final class Figures {
  private Figures() {}

  /** With the point as decimal mark everywhere. */
  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency of its own
  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** A figure from 0 to 1: {@code 0.9731}. */
  static String share(double value) {
    return format("%.4f", value);
  }

  /** The interval of one: {@code 0.9512 to 0.9873}. */
  static String interval(Measured measured) {
    return format("%.4f to %.4f", measured.low(), measured.high());
  }

  /** Small and large ones, without needless digits: {@code 0.1}, {@code 12.5}, {@code 500}. */
  static String plain(double value) {
    return value == Math.rint(value)
        ? format("%,.0f", value)
        : format("%,.2f", value).replaceAll("0+$", "");
  }
}
