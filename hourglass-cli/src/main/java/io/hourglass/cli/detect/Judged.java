package io.hourglass.cli.detect;

import io.hourglass.task.anomaly.DetectionReport;
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
public record Judged(
    String model, String data, String labels, List<String> positive, DetectionReport report) {
  public Judged {
    positive = List.copyOf(positive);
  }

  /** As in {@code fraud = 1}. */
  String anomaly() {
    return labels + " = " + String.join(", ", positive);
  }
}
