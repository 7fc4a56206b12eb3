package io.hourglass.benchmarks.anomalies;

import io.hourglass.benchmarks.anomalies.EcgReport.AtRule;
import io.hourglass.benchmarks.anomalies.EcgReport.Standing;
import io.hourglass.benchmarks.process.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A report as people read it.
 *
 * @param report of heart beats
 * @param usual rule whose figures are shown in full
 */
record EcgText(EcgReport report, String usual) {
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "ECG5000, 80 %% of all beats to learn from, the normal ones of them; %d seeds%n%s%n%n"
            + "F1 of anomalies by thresholds that were set on normal beats alone%n%s%n"
            + "At %s: anomalies as positive, then normal beats as positive, as the lesson counts%n"
            + "%s%n"
            + "published: TensorFlow's lesson accuracy 0.944, precision 0.992, recall 0.907 of"
            + " normal beats;%nalibi-detect's sequence model F1 0.964%n%n%s%n%,.0f s%n",
        report.seeds(),
        report.machine(),
        Columns.of(byRule()),
        usual,
        Columns.of(inFull()),
        Entrants.legend(),
        report.seconds());
  }

  private List<List<String>> byRule() {
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("", "AUROC"));
    report.detectors().get(0).rules().forEach(rule -> head.add(rule.rule()));
    head.add("seconds");
    lines.add(head);
    for (Standing detector : report.detectors()) {
      List<String> line = new ArrayList<>(List.of(detector.name(), number(detector.auroc())));
      detector.rules().forEach(rule -> line.add(number(rule.f1())));
      line.add(String.format(Locale.ROOT, "%.1f", detector.seconds()));
      lines.add(line);
    }
    return lines;
  }

  private List<List<String>> inFull() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            "",
            "accuracy",
            "precision",
            "recall",
            "F1",
            "lowest F1",
            "|",
            "precision",
            "recall",
            "F1"));
    for (Standing detector : report.detectors()) {
      AtRule at =
          detector.rules().stream()
              .filter(rule -> rule.rule().equals(usual))
              .findFirst()
              .orElseThrow();
      lines.add(
          List.of(
              detector.name(),
              number(at.accuracy()),
              number(at.precision()),
              number(at.recall()),
              number(at.f1()),
              number(at.leastF1()),
              "|",
              number(at.normalPrecision()),
              number(at.normalRecall()),
              number(at.normalF1())));
    }
    return lines;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
