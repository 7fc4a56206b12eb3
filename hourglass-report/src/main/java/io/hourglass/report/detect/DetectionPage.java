package io.hourglass.report.detect;

import io.hourglass.detect.evaluate.DetectionReport;
import io.hourglass.detect.evaluate.PerClassMetrics;
import io.hourglass.detect.evaluate.ThresholdMetrics;
import io.hourglass.detect.threshold.OracleF1;
import io.hourglass.json.Json;
import io.hourglass.metric.AlertBudget;
import io.hourglass.metric.ConfidenceInterval;
import io.hourglass.metric.OperatingPoint;
import io.hourglass.metric.PrecisionAt;
import io.hourglass.report.Page;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What came of a measurement as a page with curves: one HTML file that needs no network. */
public final class DetectionPage {
  private final Evaluated judged;
  private final DetectionReport report;
  private final ThresholdMetrics at;

  private DetectionPage(Evaluated judged) {
    this.judged = judged;
    this.report = judged.report();
    this.at = report.atThreshold();
  }

  /** The page. */
  public static String of(Evaluated judged) {
    return new DetectionPage(judged).page();
  }

  private String page() {
    Map<String, String> values = new HashMap<>();
    subject(values);
    measured(values);
    threshold(values);
    chosenWithLabels(values);
    return Page.of(DetectionPage.class, "detection.html")
        .with(values)
        .withHtml("budgets", budgets())
        .withHtml("strangest", strangest())
        .withHtml("kinds", kinds())
        .withHtml("charts", Page.json(Json.writeLine(charts())))
        .withoutPart("kinds", report.kinds().isEmpty())
        .text();
  }

  private void subject(Map<String, String> values) {
    values.put("title", "Anomalies in " + judged.data());
    values.put("model", judged.model());
    values.put("anomaly", judged.anomaly());
    values.put("rows", count(report.anomalies() + report.normals()));
    values.put("anomalies", count(report.anomalies()));
    values.put("normals", count(report.normals()));
    values.put(
        "weight",
        report.normalWeight() == 1
            ? ""
            : " Every normal row stands for %s."
                .formatted(MetricText.plain(report.normalWeight())));
  }

  private void measured(Map<String, String> values) {
    measured(values, "auroc", report.auroc());
    measured(values, "averagePrecision", report.averagePrecision());
    measured(values, "recall", at.recall());
    measured(values, "precision", at.precision());
    measured(values, "f1", at.f1());
    ConfidenceInterval alarms = at.falseAlarmRate();
    values.put("falseAlarms", MetricText.format("%.2f %%", 100 * alarms.value()));
    values.put(
        "falseAlarmsInterval",
        MetricText.format(
            "%.2f to %.2f %% of normal rows", 100 * alarms.low(), 100 * alarms.high()));
  }

  private static void measured(
      Map<String, String> values, String name, ConfidenceInterval measured) {
    values.put(name, MetricText.format("%.3f", measured.value()));
    values.put(
        name + "Interval", MetricText.format("%.3f to %.3f", measured.low(), measured.high()));
  }

  private void threshold(Map<String, String> values) {
    values.put("threshold", MetricText.share(at.threshold().value()));
    values.put("rule", at.threshold().rule().text());
    values.put(
        "calibration",
        count(at.threshold().rows()) + (at.threshold().heldOut() ? " held-out" : " training"));
    values.put("hits", count(at.truePositives()));
    values.put("falseHits", count(at.falsePositives()));
    values.put("alerts", MetricText.format("%.2f", at.alertsPerThousand()));
    values.put("expected", MetricText.format("%.2f", at.threshold().alertsPerThousand().value()));
  }

  private void chosenWithLabels(Map<String, String> values) {
    OracleF1 best = report.bestF1ChosenWithLabels();
    values.put("bestF1", MetricText.format("%.3f", best.f1()));
    values.put("bestThreshold", MetricText.share(best.threshold()));
    values.put("bestPrecision", MetricText.format("%.3f", best.precision()));
    values.put("bestRecall", MetricText.format("%.3f", best.recall()));
  }

  private static String count(long number) {
    return MetricText.format("%,d", number);
  }

  private String budgets() {
    return table(
        List.of("alerts in 1,000", "found", "right", "threshold"),
        report.budgets(),
        (AlertBudget budget) ->
            List.of(
                MetricText.plain(budget.perThousand()),
                percent(budget.reached().recall()),
                percent(budget.reached().precision()),
                MetricText.share(budget.reached().threshold())));
  }

  private String strangest() {
    return table(
        List.of("rows looked at", "anomalies among them", "share of all anomalies"),
        report.precisionAt(),
        (PrecisionAt place) ->
            List.of(count(place.n()), percent(place.precision()), percent(place.recall())));
  }

  private String kinds() {
    return table(
        List.of("kind", "rows", "found", "95 % interval", "AUROC"),
        report.kinds(),
        (PerClassMetrics kind) ->
            List.of(
                kind.kind(),
                count(kind.rows()),
                percent(kind.recall().value()),
                percent(kind.recall().low()) + " to " + percent(kind.recall().high()),
                MetricText.format("%.3f", kind.auroc().value())));
  }

  private static String percent(double share) {
    return MetricText.format("%.1f %%", 100 * share);
  }

  private static <T> String table(
      List<String> names, List<T> rows, Function<T, List<String>> cells) {
    return "<table><thead>%s</thead><tbody>%s</tbody></table>"
        .formatted(
            line("th", names),
            rows.stream()
                .map(row -> line("td", cells.apply(row)))
                .collect(Collectors.joining("\n")));
  }

  private static String line(String tag, List<String> cells) {
    return cells.stream()
        .map(cell -> "<%s>%s</%s>".formatted(tag, Page.escaped(cell), tag))
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  private Map<String, Object> charts() {
    Map<String, Object> charts = new LinkedHashMap<>();
    double recall = at.recall().value();
    double precision = at.precision().value();
    charts.put(
        "receiver",
        curve(
            point -> new double[] {point.falseAlarmRate(), point.recall()},
            at.falseAlarmRate().value(),
            recall));
    charts.put(
        "precisions",
        curve(point -> new double[] {point.recall(), point.precision()}, recall, precision));
    Map<String, Object> budget = new LinkedHashMap<>();
    budget.put("found", points(p -> new double[] {p.alertsPerThousand(), p.recall()}));
    budget.put("right", points(p -> new double[] {p.alertsPerThousand(), p.precision()}));
    budget.put("alerts", at.alertsPerThousand());
    budget.put("recall", recall);
    budget.put("precision", precision);
    charts.put("budget", budget);
    return charts;
  }

  private Map<String, Object> curve(Function<OperatingPoint, double[]> place, double x, double y) {
    Map<String, Object> curve = new LinkedHashMap<>();
    curve.put("points", points(place));
    curve.put("inUse", new double[] {x, y});
    curve.put("chance", chance());
    return curve;
  }

  /** The precision of alarms at random. */
  private double chance() {
    return report.anomalies() / (report.anomalies() + report.normalWeight() * report.normals());
  }

  private List<double[]> points(Function<OperatingPoint, double[]> place) {
    return report.curve().stream().map(place).toList();
  }
}
