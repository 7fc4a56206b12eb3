package io.hourglass.cli.command.detect;

import io.hourglass.cli.output.Section;
import io.hourglass.cli.output.SnakeCase;
import io.hourglass.cli.output.ThresholdText;
import io.hourglass.report.TableDescription.DescribedColumn;
import io.hourglass.report.Text;
import io.hourglass.report.detect.FitReport;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The fit of a detector of rows. */
final class FitSection {
  private FitSection() {}

  /**
   * The section of a fit.
   *
   * @param page where the report was written, if it was
   */
  static Section of(FitReport report, Optional<Path> page) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", report.model());
    page.ifPresent(file -> json.put("report", file.toString()));
    json.putAll(json(report));
    return new Section(json, text(report));
  }

  private static Map<String, Object> json(FitReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("data", report.data());
    json.put("rows", report.rows());
    json.put("columns", report.columns().stream().map(DescribedColumn::name).toList());
    json.put("contamination", report.contamination());
    json.put("seconds", report.seconds());
    json.put("threshold", ThresholdText.json(report.threshold()));
    json.put("highest_scoring", SnakeCase.json(report.highestScoring()));
    return json;
  }

  private static String text(FitReport report) {
    return Text.format(
        "%s: fitted to %s in %s, contamination %.1f %%\n%s",
        report.model(),
        Text.count(report.rows(), "row"),
        Text.duration(report.seconds()),
        100 * report.contamination(),
        ThresholdText.text(report.threshold()));
  }
}
