package io.hourglass.report.detect;

import io.hourglass.detect.evaluate.DetectionReport;
import java.util.List;

/**
 * A detector that was measured.
 *
 * @param model name of its file
 * @param data that it was measured on
 * @param labels the column that said what is an anomaly
 * @param positive values of it that did
 * @param report what came of it
 */
public record Evaluated(
    String model, String data, String labels, List<String> positive, DetectionReport report) {
  public Evaluated {
    positive = List.copyOf(positive);
  }

  /** As in {@code fraud = 1}. */
  public String anomaly() {
    return labels + " = " + String.join(", ", positive);
  }
}
