package io.hourglass.cli.output;

import io.hourglass.detect.threshold.Threshold;
import io.hourglass.metric.ConfidenceInterval;
import io.hourglass.report.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/** A threshold as text and as JSON. */
public final class ThresholdText {
  private ThresholdText() {}

  /** One line of text. */
  public static String text(Threshold threshold) {
    return Text.format(
        "threshold %.4f by %s on %,d %s rows: %s",
        threshold.value(),
        threshold.rule().text(),
        threshold.rows(),
        threshold.heldOut() ? "held-out" : "training",
        alerts(threshold.alertsPerThousand()));
  }

  private static String alerts(ConfidenceInterval alerts) {
    return Text.format(
        "%.2f alerts expected in 1,000 normal rows (%.2f to %.2f)",
        alerts.value(), alerts.low(), alerts.high());
  }

  /** The JSON object. */
  public static Map<String, Object> json(Threshold threshold) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rule", threshold.rule().text());
    json.put("value", threshold.value());
    json.put("calibration_rows", threshold.rows());
    json.put("held_out", threshold.heldOut());
    putAlerts(threshold.alertsPerThousand(), json);
    return json;
  }

  private static void putAlerts(ConfidenceInterval alerts, Map<String, Object> json) {
    json.put("alerts_per_thousand", alerts.value());
    json.put("alerts_per_thousand_low", alerts.low());
    json.put("alerts_per_thousand_high", alerts.high());
  }
}
