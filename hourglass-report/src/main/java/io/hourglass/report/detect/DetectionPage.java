package io.hourglass.report.detect;

import io.hourglass.detect.evaluate.DetectionReport;
import io.hourglass.detect.evaluate.PerClassMetrics;
import io.hourglass.detect.evaluate.ThresholdMetrics;
import io.hourglass.detect.threshold.OracleF1;
import io.hourglass.metric.AlertBudget;
import io.hourglass.metric.ConfidenceInterval;
import io.hourglass.metric.OperatingPoint;
import io.hourglass.metric.PrecisionAt;
import io.hourglass.report.Html;
import io.hourglass.report.KeyFigure;
import io.hourglass.report.Page;
import io.hourglass.report.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The page of an evaluation: metrics, curves, and what other thresholds would find. */
public final class DetectionPage {
  private final EvaluatedDetector detector;
  private final DetectionReport report;
  private final ThresholdMetrics at;

  private DetectionPage(EvaluatedDetector detector) {
    this.detector = detector;
    this.report = detector.report();
    this.at = report.atThreshold();
  }

  /** The page as HTML. */
  public static String of(EvaluatedDetector detector) {
    return new DetectionPage(detector).page();
  }

  private String page() {
    Page page =
        Page.titled("Anomalies in " + detector.data(), lead())
            .figuresByThree(figures())
            .section("At the threshold", threshold(), bestF1())
            .section("Ranking", ranking())
            .section("Recall and precision by alert budget", budget())
            .section("The highest-scoring rows", precisionAt());
    if (!report.classes().isEmpty()) {
      page.section("By class of anomaly", classes());
    }
    return page.html();
  }

  private String lead() {
    return "%s rows with %s anomalies (%s), scored by %s. The labels are used to evaluate only.%s"
        .formatted(
            count(report.anomalies() + report.normals()),
            count(report.anomalies()),
            detector.anomaly(),
            detector.model(),
            weight());
  }

  private String weight() {
    double weight = report.normalWeight();
    return weight == 1 ? "" : " Each normal row stands for %s.".formatted(MetricText.plain(weight));
  }

  private List<KeyFigure> figures() {
    return List.of(
        figure("AUROC", report.auroc()).highlighted(),
        figure("Average precision", report.averagePrecision()),
        figure("Recall", at.recall()),
        figure("Precision", at.precision()),
        figure("F1", at.f1()),
        falsePositiveRate());
  }

  private KeyFigure falsePositiveRate() {
    ConfidenceInterval rate = at.falsePositiveRate();
    return new KeyFigure(
        "False-positive rate",
        Text.format("%.2f %%", 100 * rate.value()),
        Text.format("%.2f to %.2f %% of normal rows", 100 * rate.low(), 100 * rate.high()));
  }

  private static KeyFigure figure(String name, ConfidenceInterval measured) {
    return new KeyFigure(
        name,
        Text.format("%.3f", measured.value()),
        Text.format("%.3f to %.3f", measured.low(), measured.high()));
  }

  private Html threshold() {
    return Html.paragraph(
        """
        A row is flagged if it scores above <b>%s</b>, the threshold set by %s on %s rows. It
        flags <b>%s</b> of %s anomalies and %s of %s normal rows: %s alerts in 1,000 rows. In 1,000
        normal rows %s were expected. Recall, precision, F1 and the false-positive rate above are at
        this threshold; the small figures are 95&nbsp;%% confidence intervals.\
        """,
        MetricText.share(at.threshold().value()),
        at.threshold().rule().text(),
        count(at.threshold().rows()) + (at.threshold().heldOut() ? " held-out" : " training"),
        count(at.truePositives()),
        count(report.anomalies()),
        count(at.falsePositives()),
        count(report.normals()),
        Text.format("%.2f", at.alertsPerThousand()),
        Text.format("%.2f", at.threshold().alertsPerThousand().value()));
  }

  private Html bestF1() {
    OracleF1 best = report.oracleF1();
    return Html.aside(
        """
        The best F1 of any threshold is %s, at %s, with precision %s and recall %s. That threshold is
        chosen with the labels it is evaluated on: compare it with published figures, do not expect
        it.\
        """,
        Text.format("%.3f", best.f1()),
        MetricText.share(best.threshold()),
        Text.format("%.3f", best.precision()),
        Text.format("%.3f", best.recall()));
  }

  private Html ranking() {
    Html rocCurve = Html.chart("rocCurve", roc());
    Html precisionRecallCurve = Html.chart("precisionRecallCurve", precisionRecall());
    return Html.joined(
        List.of(
            Html.paragraph("Each point of a curve is a threshold; the dot is the one in use."),
            Html.columns(
                Html.titled("Recall against false-positive rate (ROC)", rocCurve),
                Html.titled("Precision against recall", precisionRecallCurve))));
  }

  private Map<String, Object> roc() {
    return curve(
        point -> new double[] {point.falsePositiveRate(), point.recall()},
        at.falsePositiveRate().value(),
        at.recall().value());
  }

  private Map<String, Object> precisionRecall() {
    return curve(
        point -> new double[] {point.recall(), point.precision()},
        at.recall().value(),
        at.precision().value());
  }

  private Map<String, Object> curve(Function<OperatingPoint, double[]> place, double x, double y) {
    Map<String, Object> curve = new LinkedHashMap<>();
    curve.put("points", points(place));
    curve.put("inUse", new double[] {x, y});
    curve.put("chance", chance());
    return curve;
  }

  /** The precision of flags at random. */
  private double chance() {
    return report.anomalies() / (report.anomalies() + report.normalWeight() * report.normals());
  }

  private List<double[]> points(Function<OperatingPoint, double[]> place) {
    return report.curve().stream().map(place).toList();
  }

  private Html budget() {
    return Html.joined(
        List.of(
            Html.paragraph(
                "How many alerts can you look at? If the threshold were set for that number of"
                    + " alerts, true and false together, recall and precision would be these."),
            Html.columns(
                Html.titled("Recall and precision, by alerts", Html.chart("budget", byAlerts())),
                budgets())));
  }

  private Map<String, Object> byAlerts() {
    Map<String, Object> chart = new LinkedHashMap<>();
    chart.put("recalls", points(p -> new double[] {p.alertsPerThousand(), p.recall()}));
    chart.put("precisions", points(p -> new double[] {p.alertsPerThousand(), p.precision()}));
    chart.put("alerts", at.alertsPerThousand());
    chart.put("recall", at.recall().value());
    chart.put("precision", at.precision().value());
    return chart;
  }

  private Html budgets() {
    List<String> names = List.of("alerts in 1,000", "recall", "precision", "threshold");
    return Html.table(names, report.budgets(), DetectionPage::cells);
  }

  private static List<String> cells(AlertBudget budget) {
    return List.of(
        MetricText.plain(budget.perThousand()),
        percent(budget.reached().recall()),
        percent(budget.reached().precision()),
        MetricText.share(budget.reached().threshold()));
  }

  private Html precisionAt() {
    return Html.table(
        List.of("rows from the top", "anomalies among them", "share of all anomalies"),
        report.precisionAt(),
        (PrecisionAt place) ->
            List.of(count(place.n()), percent(place.precision()), percent(place.recall())));
  }

  private Html classes() {
    List<String> names = List.of("class", "rows", "recall", "95 % interval", "AUROC");
    return Html.joined(
        List.of(
            Html.paragraph(
                "Recall at the threshold, and how well the scores of each class rank above those of"
                    + " normal rows."),
            Html.table(names, report.classes(), DetectionPage::cells)));
  }

  private static List<String> cells(PerClassMetrics own) {
    return List.of(
        own.name(),
        count(own.rows()),
        percent(own.recall().value()),
        percent(own.recall().low()) + " to " + percent(own.recall().high()),
        Text.format("%.3f", own.auroc().value()));
  }

  private static String percent(double share) {
    return Text.format("%.1f %%", 100 * share);
  }

  private static String count(long number) {
    return Text.format("%,d", number);
  }
}
