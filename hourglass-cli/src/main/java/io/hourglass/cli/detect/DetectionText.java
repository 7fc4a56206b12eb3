package io.hourglass.cli.detect;

import io.hourglass.task.anomaly.AlertBudget;
import io.hourglass.task.anomaly.AtThreshold;
import io.hourglass.task.anomaly.ChosenWithLabels;
import io.hourglass.task.anomaly.DetectionReport;
import io.hourglass.task.anomaly.KindFigures;
import io.hourglass.task.anomaly.Measured;
import io.hourglass.task.anomaly.PrecisionAt;
import io.hourglass.task.anomaly.Threshold;
import java.util.ArrayList;
import java.util.List;

/** What came of a measurement, for a terminal. */
public final class DetectionText {
  private final Judged judged;
  private final DetectionReport report;
  private final StringBuilder text = new StringBuilder();

  private DetectionText(Judged judged) {
    this.judged = judged;
    this.report = judged.report();
  }

  /** Of a measurement. */
  public static String of(Judged judged) {
    DetectionText text = new DetectionText(judged);
    text.head();
    text.ranking();
    text.threshold();
    text.chosenWithLabels();
    text.precisionAt();
    text.budgets();
    text.kinds();
    return text.text.toString();
  }

  private void head() {
    text.append(
        Figures.format(
            "%s: %,d rows, of them %,d anomalies (%s); judged by %s\n",
            judged.data(),
            report.anomalies() + report.normals(),
            report.anomalies(),
            judged.anomaly(),
            judged.model()));
    if (report.normalWeight() != 1) {
      text.append(
          Figures.format("every normal row stands for %s\n", Figures.plain(report.normalWeight())));
    }
  }

  private void ranking() {
    section(
        "Ranking, whatever the threshold",
        List.of(
            List.of("", "", "95 % interval"),
            figure("AUROC", report.auroc()),
            figure("average precision", report.averagePrecision())));
  }

  private void threshold() {
    AtThreshold at = report.atThreshold();
    Threshold threshold = at.threshold();
    section(
        Figures.format(
            "At the threshold %.4f, set by %s on %,d %s normal rows%s",
            threshold.value(),
            threshold.rule().text(),
            threshold.rows(),
            threshold.heldOut() ? "held-out" : "training",
            threshold.rule().needsLabels() ? " and labelled ones" : ""),
        List.of(
            List.of("", "", "95 % interval"),
            figure("precision", at.precision()),
            figure("recall", at.recall()),
            figure("F1", at.f1()),
            figure("accuracy", at.accuracy()),
            figure("false alarms", at.falseAlarmRate())));
    text.append(
        Figures.format(
            "  %,d of %,d anomalies found, %,d of %,d normal rows flagged; %.2f alerts in 1,000"
                + " rows\n",
            at.truePositives(),
            report.anomalies(),
            at.falsePositives(),
            report.normals(),
            at.alertsPerThousand()));
  }

  private void chosenWithLabels() {
    ChosenWithLabels best = report.bestF1ChosenWithLabels();
    text.append(
        Figures.format(
            "\nBest F1 of any threshold, chosen with these labels (to compare with papers, not to"
                + " expect): %.4f\n  at %.4f, with precision %.4f and recall %.4f\n",
            best.f1(), best.threshold(), best.precision(), best.recall()));
  }

  private void precisionAt() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("rows", "precision", "recall"));
    for (PrecisionAt at : report.precisionAt()) {
      lines.add(
          List.of(
              Figures.format("%,d", at.n()),
              Figures.share(at.precision()),
              Figures.share(at.recall())));
    }
    section("The strangest rows", lines);
  }

  private void budgets() {
    if (report.budgets().isEmpty()) {
      return;
    }
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("alerts in 1,000", "made", "recall", "precision", "threshold"));
    for (AlertBudget budget : report.budgets()) {
      lines.add(
          List.of(
              Figures.plain(budget.perThousand()),
              Figures.format("%.2f", budget.reached().alertsPerThousand()),
              Figures.share(budget.reached().recall()),
              Figures.share(budget.reached().precision()),
              Figures.format("%.4f", budget.reached().threshold())));
    }
    section("What a number of alerts would find", lines);
  }

  private void kinds() {
    if (report.kinds().isEmpty()) {
      return;
    }
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("kind", "rows", "found", "95 % interval", "AUROC"));
    for (KindFigures kind : report.kinds()) {
      lines.add(
          List.of(
              kind.kind(),
              Figures.format("%,d", kind.rows()),
              Figures.share(kind.recall().value()),
              Figures.interval(kind.recall()),
              Figures.share(kind.auroc().value())));
    }
    section("By kind of anomaly, at the threshold", lines);
  }

  private static List<String> figure(String name, Measured measured) {
    return List.of(name, Figures.share(measured.value()), Figures.interval(measured));
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
