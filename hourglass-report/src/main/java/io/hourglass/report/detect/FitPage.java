package io.hourglass.report.detect;

import io.hourglass.detect.score.Reason;
import io.hourglass.json.Json;
import io.hourglass.metric.ConfidenceInterval;
import io.hourglass.report.Page;
import io.hourglass.report.detect.FitReport.StrangeRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a detector was fitted, as a page: one HTML file that needs no network. */
public final class FitPage {
  /** Bars on either side of the threshold, of the same width. */
  private static final int BARS = 60;

  /** Scores above this quantile are one bar. */
  private static final double MOST = 0.9995;

  private static final int LONGEST = 40;

  private final FitReport report;

  private FitPage(FitReport report) {
    this.report = report;
  }

  /** The page. */
  public static String of(FitReport report) {
    return new FitPage(report).page();
  }

  private String page() {
    boolean isTold = report.losses().stream().anyMatch(losses -> losses.size() > 1);
    return Page.of(FitPage.class, "fit.html")
        .with(values())
        .withHtml("strangest", strangest())
        .withHtml("columns", columns())
        .withHtml("charts", Page.json(Json.writeLine(charts())))
        .withoutPart("losses", !isTold)
        .text();
  }

  private Map<String, String> values() {
    ConfidenceInterval alerts = report.threshold().alertsPerThousand();
    Map<String, String> values = new HashMap<>();
    values.put("title", "A detector for " + report.data());
    values.put("model", report.model());
    values.put("rows", count(report.rows()));
    values.put("columnCount", count(report.columns().size()));
    values.put("learned", count(report.learned()));
    values.put("keptOut", count(report.threshold().rows()));
    values.put("seconds", MetricText.format("%.0f", report.seconds()));
    values.put("contamination", MetricText.format("%.1f %%", 100 * report.contamination()));
    values.put("origin", report.isFound() ? "found in the data" : "as was said");
    values.put("threshold", MetricText.format("%.3f", report.threshold().value()));
    values.put("rule", report.threshold().rule().text());
    values.put("calibration", count(report.threshold().rows()));
    values.put("alerts", MetricText.format("%.1f", alerts.value()));
    values.put("alertsInterval", MetricText.format("%.1f to %.1f", alerts.low(), alerts.high()));
    values.put("missing", missing());
    return values;
  }

  private String missing() {
    long cells = (long) report.rows() * report.columns().size();
    long missing = report.columns().stream().mapToLong(FitReport.Column::missing).sum();
    return missing(missing, cells, "none");
  }

  private static String missing(long cells, long of, String none) {
    double percent = 100.0 * cells / of;
    return cells == 0 ? none : percent < 0.01 ? "< 0.01 %" : MetricText.format("%.2f %%", percent);
  }

  private static String count(long number) {
    return MetricText.format("%,d", number);
  }

  private String columns() {
    List<String> lines = new ArrayList<>();
    for (FitReport.Column column : report.columns()) {
      lines.add(
          cells(
              shortened(column.name()),
              column.kind(),
              missing(column.missing(), report.rows(), ""),
              column.values()));
    }
    return table("<tr><th>column</th><th>kind</th><th>missing</th><th>values</th></tr>", lines);
  }

  private String strangest() {
    List<String> lines = new ArrayList<>();
    for (StrangeRow row : report.strangest()) {
      lines.add(
          cells(
              count(row.row()),
              MetricText.format("%.2f", row.score()),
              MetricText.format("%.2g", row.pValue()),
              row.reasons().stream().map(FitPage::text).collect(Collectors.joining("; "))));
    }
    return table("<tr><th>row</th><th>score</th><th>p-value</th><th>why</th></tr>", lines);
  }

  private static String text(Reason reason) {
    String expected =
        reason.low().equals(reason.high())
            ? reason.expected()
            : reason.low() + " to " + reason.high();
    return "%s %s, expected %s"
        .formatted(shortened(reason.column()), shortened(reason.got()), shortened(expected));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  private static String table(String head, List<String> lines) {
    return "<table class=\"words\"><thead>%s</thead><tbody>%s</tbody></table>"
        .formatted(head, String.join("\n", lines));
  }

  private static String cells(String... cells) {
    return List.of(cells).stream()
        .map(cell -> "<td>%s</td>".formatted(Page.escaped(cell)))
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  private Map<String, Object> charts() {
    Map<String, Object> charts = new LinkedHashMap<>();
    charts.put("normalScores", normalScores());
    charts.put("losses", report.losses());
    return charts;
  }

  /** Shares of the normal rows by score; a bar ends at the threshold. */
  private Map<String, Object> normalScores() {
    double threshold = report.threshold().value();
    double least = Math.min(report.normal().quantile(0), threshold);
    double most = Math.max(report.normal().quantile(MOST), threshold);
    double step = Math.max(1e-9, (most - least) / BARS);
    int below = (int) Math.ceil((threshold - least) / step);
    int above = (int) Math.ceil((most - threshold) / step);
    List<double[]> bars = new ArrayList<>();
    for (int bar = -below; bar < above; bar++) {
      double from = threshold + bar * step;
      long beyond = bar == above - 1 ? 0 : report.normal().above(from + step);
      long rows = (bar == -below ? report.normal().rows() : report.normal().above(from)) - beyond;
      bars.add(new double[] {from, (double) rows / report.normal().rows()});
    }
    Map<String, Object> chart = new LinkedHashMap<>();
    chart.put("bars", bars);
    chart.put("step", step);
    chart.put("threshold", threshold);
    chart.put("highest", report.normal().highest());
    return chart;
  }
}
