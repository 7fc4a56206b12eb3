package io.hourglass.benchmarks.detection;

import io.hourglass.benchmarks.anomalies.Entrants;
import io.hourglass.benchmarks.process.Columns;
import io.hourglass.detect.evaluate.DetectionReport;
import io.hourglass.detect.evaluate.PerClassMetrics;
import io.hourglass.detect.evaluate.ThresholdMetrics;
import io.hourglass.metric.ConfidenceInterval;
import io.hourglass.metric.OperatingPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A result as people read it, 120 characters wide. */
record DetectionText(Result result) {
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(result.machine()).append('\n');
    for (StudyResult study : result.studies()) {
      append(text, study);
    }
    if (!result.studies().isEmpty()) {
      text.append('\n').append(Entrants.legend());
    }
    if (!result.falsePositives().isEmpty()) {
      text.append("\nFalse alarms of conformal thresholds on normal rows that were kept out\n")
          .append(Columns.of(falsePositives()))
          .append(withinAll());
    }
    if (!result.contamination().isEmpty()) {
      text.append("\nStrange rows, in percent: what is found, and what there is\n")
          .append(Columns.of(contamination()));
    }
    text.append(format("%n%,.0f s%n", result.seconds()));
    return text.toString();
  }

  private void append(StringBuilder text, StudyResult study) {
    DetectionReport first = study.verdicts().get(0).first();
    text.append(
        format(
            "%n%s: %s%n%,d rows of %d columns, %d features; %,d rows judged, of them %,d anomalies;"
                + " %.4f of the former taken for strange%n",
            study.name(),
            study.title(),
            study.trainingRows(),
            study.columns(),
            study.features(),
            study.testRows(),
            first.anomalies(),
            study.contamination()));
    if (first.normalWeight() != 1) {
      text.append(format("every normal row judged stands for %.2f%n", first.normalWeight()));
    }
    text.append('\n').append(Columns.of(rankings(study)));
    text.append('\n').append(Columns.of(thresholds(study)));
    if (!first.kinds().isEmpty()) {
      text.append("\nOurs by kind, seed 1: share found by rule, and AUROC\n")
          .append(Columns.of(kinds(study)));
    }
  }

  private static List<List<String>> rankings(StudyResult study) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            "",
            "AUROC",
            "95 %",
            "average precision",
            "95 %",
            "at 1 alert in 1,000: found",
            "right",
            "fit s",
            "score s"));
    for (Verdict verdict : study.verdicts()) {
      DetectionReport report = verdict.first();
      List<String> cells = new ArrayList<>(List.of(name(verdict)));
      cells.addAll(measured(report.auroc()));
      cells.addAll(measured(report.averagePrecision()));
      cells.addAll(
          verdict.oneInAThousand().map(budget -> found(budget.reached())).orElse(List.of("", "")));
      cells.add(format("%.1f", verdict.fitSeconds()));
      cells.add(format("%.2f", verdict.scoreSeconds()));
      lines.add(cells);
    }
    return lines;
  }

  private static List<String> found(OperatingPoint point) {
    return List.of(format("%.3f", point.recall()), format("%.3f", point.precision()));
  }

  private static List<List<String>> thresholds(StudyResult study) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            "", "rule", "accuracy", "95 %", "precision", "recall", "F1", "95 %", "false alarms"));
    for (int rule = 0; rule < study.rules().size(); rule++) {
      for (Verdict verdict : study.verdicts()) {
        ThresholdMetrics at = verdict.reports().get(rule).atThreshold();
        List<String> cells = new ArrayList<>(List.of(name(verdict), study.rules().get(rule)));
        cells.addAll(measured(at.accuracy()));
        cells.add(format("%.4f", at.precision().value()));
        cells.add(format("%.4f", at.recall().value()));
        cells.addAll(measured(at.f1()));
        cells.add(format("%.4f", at.falsePositiveRate().value()));
        lines.add(cells);
      }
    }
    return lines;
  }

  private static List<List<String>> kinds(StudyResult study) {
    List<DetectionReport> ours = study.verdicts().get(0).reports();
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("", "rows"));
    head.addAll(study.rules());
    head.add("AUROC");
    lines.add(head);
    for (int kind = 0; kind < ours.get(0).kinds().size(); kind++) {
      PerClassMetrics figures = ours.get(0).kinds().get(kind);
      List<String> cells = new ArrayList<>(List.of(figures.kind(), format("%,d", figures.rows())));
      for (DetectionReport report : ours) {
        cells.add(format("%.3f", report.kinds().get(kind).recall().value()));
      }
      cells.add(format("%.4f", figures.auroc().value()));
      lines.add(cells);
    }
    return lines;
  }

  private List<List<String>> falsePositives() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            "",
            "calibrated on",
            "scored",
            "rate",
            "expected",
            "seen",
            "deviation by chance",
            "trials within two"));
    for (FalseAlarmResult one : result.falsePositives()) {
      lines.add(
          List.of(
              one.set(),
              format("%,d", one.trials().get(0).calibration()),
              format("%,d", one.trials().get(0).rows()),
              format("%.2f", one.rate()),
              format("%.4f", one.expected()),
              format("%.4f", one.seen()),
              format("%.4f", one.error()),
              "%d of %d".formatted(one.within(), one.trials().size())));
    }
    return lines;
  }

  private String withinAll() {
    int within = result.falsePositives().stream().mapToInt(FalseAlarmResult::within).sum();
    int trials = result.falsePositives().stream().mapToInt(one -> one.trials().size()).sum();
    return format(
        "%d of %d trials (%.1f %%) are within two deviations; by chance 95 %% would be%n",
        within, trials, 100.0 * within / trials);
  }

  private List<List<String>> contamination() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            "",
            "rows",
            "anomalies",
            "found",
            "in normal rows",
            "2 planted",
            "5 planted",
            "10 planted",
            "20 planted"));
    for (Contaminations.Found one : result.contamination()) {
      List<String> cells = new ArrayList<>(List.of(one.set(), format("%,d", one.rows())));
      cells.add(format("%.1f", 100 * one.truth()));
      cells.add(format("%.1f", 100 * one.found()));
      cells.add(format("%.1f", 100 * one.clean()));
      one.planted().forEach(share -> cells.add(format("%.1f", 100 * share)));
      lines.add(cells);
    }
    return lines;
  }

  private static String name(Verdict verdict) {
    return verdict.detector().equals("Hourglass")
        ? format("Hourglass, seed %d", verdict.seed())
        : verdict.detector();
  }

  private static List<String> measured(ConfidenceInterval measured) {
    return List.of(
        format("%.4f", measured.value()), format("%.4f to %.4f", measured.low(), measured.high()));
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency of its own
  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
