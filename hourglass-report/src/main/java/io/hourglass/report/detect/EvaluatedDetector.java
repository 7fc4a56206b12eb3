package io.hourglass.report.detect;

import io.hourglass.detect.evaluate.DetectionReport;
import java.util.List;

/**
 * A detector and its evaluation on labeled rows.
 *
 * @param model name of the detector's file
 * @param data name of the labeled data
 * @param labels column of labels
 * @param positive labels of anomalies
 * @param report the result
 */
public record EvaluatedDetector(
    String model, String data, String labels, List<String> positive, DetectionReport report) {
  public EvaluatedDetector {
    positive = List.copyOf(positive);
  }

  /** The definition of an anomaly, as in {@code fraud = 1}. */
  public String anomaly() {
    return labels + " = " + String.join(", ", positive);
  }
}
