package io.hourglass.report.detect;

import io.hourglass.metric.ConfidenceInterval;
import io.hourglass.report.Text;

/** Formats metrics for people. */
public final class MetricText {
  private MetricText() {}

  /** A metric from 0 to 1: {@code 0.9731}. */
  public static String share(double value) {
    return Text.format("%.4f", value);
  }

  /** A confidence interval: {@code 0.9512 to 0.9873}. */
  public static String interval(ConfidenceInterval measured) {
    return Text.format("%.4f to %.4f", measured.low(), measured.high());
  }

  /** Two decimals at most, no trailing zeros: {@code 0.1}, {@code 12.5}, {@code 500}. */
  public static String plain(double value) {
    return value == Math.rint(value)
        ? Text.format("%,.0f", value)
        : Text.format("%,.2f", value).replaceAll("0+$", "");
  }
}
