package io.hourglass.cli.command.detect;

import io.hourglass.detect.evaluate.DetectionReport;
import io.hourglass.detect.evaluate.PerClassMetrics;
import io.hourglass.detect.evaluate.ThresholdMetrics;
import io.hourglass.detect.threshold.OracleF1;
import io.hourglass.detect.threshold.Threshold;
import io.hourglass.metric.AlertBudget;
import io.hourglass.metric.ConfidenceInterval;
import io.hourglass.metric.OperatingPoint;
import io.hourglass.metric.PrecisionAt;
import io.hourglass.report.Text;
import io.hourglass.report.detect.EvaluatedDetector;
import io.hourglass.report.detect.MetricText;
import java.util.List;
import java.util.function.Function;

/** An evaluation of a detector as text for a terminal. */
public final class DetectionText {
  private final EvaluatedDetector evaluated;
  private final DetectionReport report;
  private final StringBuilder text = new StringBuilder();

  private DetectionText(EvaluatedDetector evaluated) {
    this.evaluated = evaluated;
    this.report = evaluated.report();
  }

  /** Formats an evaluation. */
  public static String of(EvaluatedDetector evaluated) {
    return new DetectionText(evaluated).formatted();
  }

  private String formatted() {
    head();
    ranking();
    threshold();
    oracleF1();
    precisionAt();
    budgets();
    classes();
    return text.toString();
  }

  private void head() {
    String rows =
        Text.format(
            "%s: %,d rows with %,d anomalies",
            evaluated.data(), report.anomalies() + report.normals(), report.anomalies());
    text.append("%s (%s), scored by %s\n".formatted(rows, evaluated.anomaly(), evaluated.model()));
    if (report.normalWeight() != 1) {
      text.append("each normal row stands for " + MetricText.plain(report.normalWeight()) + "\n");
    }
  }

  private void ranking() {
    List<String> auroc = figure("AUROC", report.auroc());
    List<String> precision = figure("average precision", report.averagePrecision());
    section("Ranking", metrics(List.of(auroc, precision)));
  }

  private void threshold() {
    ThresholdMetrics at = report.atThreshold();
    section(title(at.threshold()), metrics(figures(at)));
    text.append(flagged(at));
  }

  private static List<List<String>> figures(ThresholdMetrics at) {
    return List.of(
        figure("precision", at.precision()),
        figure("recall", at.recall()),
        figure("F1", at.f1()),
        figure("accuracy", at.accuracy()),
        figure("false-positive rate", at.falsePositiveRate()));
  }

  private static String title(Threshold threshold) {
    return Text.format(
        "At the threshold %.4f, set by %s on %,d %s normal rows%s",
        threshold.value(),
        threshold.rule().text(),
        threshold.rows(),
        threshold.heldOut() ? "held-out" : "training",
        threshold.rule().needsLabels() ? " and labeled ones" : "");
  }

  private String flagged(ThresholdMetrics at) {
    String rows =
        Text.format(
            "  %,d of %,d anomalies flagged, %,d of %,d normal rows flagged",
            at.truePositives(), report.anomalies(), at.falsePositives(), report.normals());
    return rows + Text.format("; %.2f alerts in 1,000 rows\n", at.alertsPerThousand());
  }

  private void oracleF1() {
    OracleF1 best = report.oracleF1();
    text.append(
        Text.format(
            "\nBest F1 of any threshold, chosen with these labels (for comparison with published"
                + " figures only): %.4f\n  at %.4f, with precision %.4f and recall %.4f\n",
            best.f1(), best.threshold(), best.precision(), best.recall()));
  }

  private void precisionAt() {
    List<String> header = List.of("rows", "precision", "recall");
    section(
        "The highest-scoring rows",
        Text.table(header, report.precisionAt(), DetectionText::precisionAt));
  }

  private static List<String> precisionAt(PrecisionAt at) {
    return List.of(
        Text.format("%,d", at.n()),
        MetricText.share(at.precision()),
        MetricText.share(at.recall()));
  }

  private void budgets() {
    if (!report.budgets().isEmpty()) {
      List<String> header =
          List.of("alerts in 1,000", "actual", "recall", "precision", "threshold");
      section(
          "Recall and precision by alert budget",
          Text.table(header, report.budgets(), DetectionText::budget));
    }
  }

  private static List<String> budget(AlertBudget budget) {
    OperatingPoint reached = budget.reached();
    return List.of(
        MetricText.plain(budget.perThousand()),
        Text.format("%.2f", reached.alertsPerThousand()),
        MetricText.share(reached.recall()),
        MetricText.share(reached.precision()),
        Text.format("%.4f", reached.threshold()));
  }

  private void classes() {
    if (!report.classes().isEmpty()) {
      List<String> header = List.of("class", "rows", "recall", "95 % interval", "AUROC");
      section(
          "By class of anomaly, at the threshold",
          Text.table(header, report.classes(), DetectionText::perClass));
    }
  }

  private static List<String> perClass(PerClassMetrics own) {
    return List.of(
        own.name(),
        Text.format("%,d", own.rows()),
        MetricText.share(own.recall().value()),
        MetricText.interval(own.recall()),
        MetricText.share(own.auroc().value()));
  }

  private static List<String> figure(String name, ConfidenceInterval measured) {
    return List.of(name, MetricText.share(measured.value()), MetricText.interval(measured));
  }

  private void section(String title, String table) {
    text.append('\n').append(title).append('\n').append(table.indent(2));
  }

  private static String metrics(List<List<String>> figures) {
    return Text.table(List.of("", "", "95 % interval"), figures, Function.identity());
  }
}
