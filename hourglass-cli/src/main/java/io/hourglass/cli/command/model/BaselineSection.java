package io.hourglass.cli.command.model;

import io.hourglass.cli.output.Section;
import io.hourglass.evaluate.BaselineComparison;
import io.hourglass.metric.Ranking;
import io.hourglass.report.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How well the score of a model detects labeled rows, beside baselines. */
final class BaselineSection {
  private BaselineSection() {}

  static Section of(BaselineComparison comparison, String column, Set<String> positive) {
    List<BaselineComparison.Result> results = comparison.results(positive);
    return new Section(json(positive, results), text(column, positive, results));
  }

  private static Map<String, Object> json(
      Set<String> positive, List<BaselineComparison.Result> results) {
    Ranking ranking = results.get(0).ranking();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("positive", positive);
    json.put("positives", ranking.positives());
    json.put("negatives", ranking.negatives());
    json.put("detectors", results.stream().map(BaselineSection::json).toList());
    return json;
  }

  private static Map<String, Object> json(BaselineComparison.Result result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", result.name());
    json.put("auroc", result.ranking().auroc());
    json.put("average_precision", result.ranking().averagePrecision());
    return json;
  }

  private static String text(
      String column, Set<String> positive, List<BaselineComparison.Result> results) {
    Ranking ranking = results.get(0).ranking();
    return Text.format(
        "\nDetecting the rows with %s = %s: %,d of %,d\n%s",
        column,
        Text.shortened(String.join(", ", positive), 80),
        ranking.positives(),
        ranking.positives() + ranking.negatives(),
        Text.table(List.of("", "AUROC", "average precision"), results, BaselineSection::cells));
  }

  private static List<String> cells(BaselineComparison.Result result) {
    return List.of(
        "  " + result.name(),
        Text.format("%.4f", result.ranking().auroc()),
        Text.format("%.4f", result.ranking().averagePrecision()));
  }
}
