package io.hourglass.cli.command.detect;

import io.hourglass.detect.evaluate.DetectionReport;
import io.hourglass.detect.evaluate.PerClassMetrics;
import io.hourglass.detect.evaluate.ThresholdMetrics;
import io.hourglass.detect.threshold.OracleF1;
import io.hourglass.detect.threshold.Threshold;
import io.hourglass.metric.AlertBudget;
import io.hourglass.metric.ConfidenceInterval;
import io.hourglass.metric.PrecisionAt;
import io.hourglass.report.Text;
import io.hourglass.report.detect.EvaluatedDetector;
import io.hourglass.report.detect.MetricText;
import java.util.ArrayList;
import java.util.List;

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
    DetectionText text = new DetectionText(evaluated);
    text.head();
    text.ranking();
    text.threshold();
    text.oracleF1();
    text.precisionAt();
    text.budgets();
    text.classes();
    return text.text.toString();
  }

  private void head() {
    text.append(
        Text.format(
            "%s: %,d rows with %,d anomalies (%s), scored by %s\n",
            evaluated.data(),
            report.anomalies() + report.normals(),
            report.anomalies(),
            evaluated.anomaly(),
            evaluated.model()));
    if (report.normalWeight() != 1) {
      text.append(
          Text.format("each normal row stands for %s\n", MetricText.plain(report.normalWeight())));
    }
  }

  private void ranking() {
    section(
        "Ranking",
        List.of(
            List.of("", "", "95 % interval"),
            figure("AUROC", report.auroc()),
            figure("average precision", report.averagePrecision())));
  }

  private void threshold() {
    ThresholdMetrics at = report.atThreshold();
    Threshold threshold = at.threshold();
    section(
        Text.format(
            "At the threshold %.4f, set by %s on %,d %s normal rows%s",
            threshold.value(),
            threshold.rule().text(),
            threshold.rows(),
            threshold.heldOut() ? "held-out" : "training",
            threshold.rule().needsLabels() ? " and labeled ones" : ""),
        List.of(
            List.of("", "", "95 % interval"),
            figure("precision", at.precision()),
            figure("recall", at.recall()),
            figure("F1", at.f1()),
            figure("accuracy", at.accuracy()),
            figure("false-positive rate", at.falsePositiveRate())));
    text.append(
        Text.format(
            "  %,d of %,d anomalies flagged, %,d of %,d normal rows flagged; %.2f alerts in 1,000"
                + " rows\n",
            at.truePositives(),
            report.anomalies(),
            at.falsePositives(),
            report.normals(),
            at.alertsPerThousand()));
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
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("rows", "precision", "recall"));
    for (PrecisionAt at : report.precisionAt()) {
      lines.add(
          List.of(
              Text.format("%,d", at.n()),
              MetricText.share(at.precision()),
              MetricText.share(at.recall())));
    }
    section("The highest-scoring rows", lines);
  }

  private void budgets() {
    if (report.budgets().isEmpty()) {
      return;
    }
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("alerts in 1,000", "actual", "recall", "precision", "threshold"));
    for (AlertBudget budget : report.budgets()) {
      lines.add(
          List.of(
              MetricText.plain(budget.perThousand()),
              Text.format("%.2f", budget.reached().alertsPerThousand()),
              MetricText.share(budget.reached().recall()),
              MetricText.share(budget.reached().precision()),
              Text.format("%.4f", budget.reached().threshold())));
    }
    section("Recall and precision by alert budget", lines);
  }

  private void classes() {
    if (report.classes().isEmpty()) {
      return;
    }
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("class", "rows", "recall", "95 % interval", "AUROC"));
    for (PerClassMetrics own : report.classes()) {
      lines.add(
          List.of(
              own.name(),
              Text.format("%,d", own.rows()),
              MetricText.share(own.recall().value()),
              MetricText.interval(own.recall()),
              MetricText.share(own.auroc().value())));
    }
    section("By class of anomaly, at the threshold", lines);
  }

  private static List<String> figure(String name, ConfidenceInterval measured) {
    return List.of(name, MetricText.share(measured.value()), MetricText.interval(measured));
  }

  private void section(String title, List<List<String>> lines) {
    text.append('\n').append(title).append('\n');
    int columns = lines.get(0).size();
    int[] widths = new int[columns];
    for (List<String> line : lines) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    for (List<String> line : lines) {
      StringBuilder out = new StringBuilder(" ");
      for (int i = 0; i < columns; i++) {
        out.append(' ')
            .append(line.get(i))
            .append(" ".repeat(widths[i] - line.get(i).length() + 1));
      }
      text.append(out.toString().stripTrailing()).append('\n');
    }
  }
}
