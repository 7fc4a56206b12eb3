package io.hourglass.benchmarks.speed;

import io.hourglass.benchmarks.process.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A report as people read it. */
final class ReportText {
  private final Report report;
  private final StringBuilder text = new StringBuilder();

  private ReportText(Report report) {
    this.report = report;
  }

  static String of(Report report) {
    return new ReportText(report).all();
  }

  private String all() {
    text.append(report.machine()).append('\n');
    report.protocol().forEach(sentence -> text.append("- ").append(sentence).append('\n'));
    for (Work work : Work.values()) {
      table(work);
    }
    absences();
    limits();
    targets();
    return text.toString();
  }

  private void table(Work work) {
    List<Figure> figures =
        report.figures().stream().filter(figure -> figure.work() == work).toList();
    if (figures.isEmpty()) {
      return;
    }
    Optional<Figure> ours = Targets.ours(work, figures);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("system", "figure", "rounds", "ours faster, x", extra(work), "MB"));
    for (Figure figure : figures) {
      rows.add(
          List.of(
              figure.label(),
              number(figure.value()),
              figure.rounds().stream().map(ReportText::number).collect(Collectors.joining(" ")),
              ours.map(own -> format("%.2f", work.ratio(own.value(), figure.value()))).orElse("-"),
              extra(work, figure),
              figure.peakMegabytes() == null ? "-" : format("%.0f", figure.peakMegabytes())));
    }
    text.append('\n').append(work).append("  ").append(work.title()).append('\n');
    text.append(Columns.of(rows));
  }

  private static String extra(Work work) {
    return work.isTraining() ? "loss" : work == Work.W4 ? "p99, error" : "error";
  }

  private static String extra(Work work, Figure figure) {
    String loss = figure.loss() == null ? "-" : format("%.5f", figure.loss());
    return work == Work.W4 ? format("%.1f, %s", figure.p99(), loss) : loss;
  }

  private void absences() {
    if (!report.absences().isEmpty()) {
      text.append("\nnot there\n");
      text.append(
          Columns.of(
              report.absences().stream()
                  .map(gone -> List.of(gone.system(), gone.work(), gone.reason()))
                  .toList()));
    }
  }

  private void limits() {
    text.append("\nlimit: product of two 1024 x 1024 matrices in float32\n");
    for (Limits.Product product : report.limits().products()) {
      text.append(
          format(
              "%s, %d thread%s: %.1f GFLOP/s%n",
              product.by(),
              product.threads(),
              product.threads() == 1 ? "" : "s",
              product.gigaflops()));
    }
    Double share = report.limits().w1Share();
    if (share != null) {
      text.append(
          format(
              "an epoch of W1 runs at %.1f GFLOP/s, %.0f %% of TensorFlow's product on one thread%n",
              report.limits().w1Gigaflops(), 100 * share));
    }
  }

  private void targets() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("target", "wanted", "got", "verdict", "against"));
    for (Verdict verdict : report.targets()) {
      rows.add(
          List.of(
              verdict.text(),
              number(verdict.wanted()),
              verdict.got() == null ? "-" : number(verdict.got()),
              verdict.verdict(),
              verdict.against()));
    }
    text.append('\n').append(Columns.of(rows));
  }

  private static String number(double value) {
    return format(value >= 1000 ? "%,.0f" : value >= 10 ? "%.1f" : "%.3f", value);
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be one more dependency
  private static String format(String format, @Nullable Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
