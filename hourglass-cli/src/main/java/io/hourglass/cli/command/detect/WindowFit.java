package io.hourglass.cli.command.detect;

import io.hourglass.cli.output.Section;
import io.hourglass.cli.output.ThresholdText;
import io.hourglass.data.Table;
import io.hourglass.detect.Detector;
import io.hourglass.report.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fit of a detector of a series or of signals.
 *
 * @param detector that was fitted
 * @param table that it was fitted to
 * @param seconds of the fit
 */
record WindowFit(Detector detector, Table table, double seconds) {
  /**
   * The section of the result.
   *
   * @param model name of the detector's file
   */
  Section section(String model) {
    return new Section(json(model), text(model));
  }

  private Map<String, Object> json(String model) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", model);
    json.put("data", table.name());
    json.put("rows", table.rows());
    json.put("columns", detector.schema().names());
    json.put("seconds", seconds);
    json.put("threshold", ThresholdText.json(detector.threshold()));
    return json;
  }

  private String text(String model) {
    return "%s: fitted to %s in %s\n%s"
        .formatted(
            model,
            Text.count(table.rows(), "row"),
            Text.duration(seconds),
            ThresholdText.text(detector.threshold()));
  }
}
