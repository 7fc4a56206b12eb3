package io.hourglass.report.detect;

import io.hourglass.detect.evaluate.HighScoringRow;
import io.hourglass.detect.score.Reason;
import io.hourglass.detect.threshold.Threshold;
import io.hourglass.metric.ConfidenceInterval;
import io.hourglass.report.Html;
import io.hourglass.report.KeyFigure;
import io.hourglass.report.Page;
import io.hourglass.report.TableDescription.DescribedColumn;
import io.hourglass.report.Text;
import java.util.List;
import java.util.stream.Collectors;

/** The page of a fit: threshold, highest-scoring rows, columns, training losses. */
public final class FitPage {
  private static final int LONGEST = 40;

  private final FitReport report;

  private FitPage(FitReport report) {
    this.report = report;
  }

  /** The page as HTML. */
  public static String of(FitReport report) {
    return new FitPage(report).page();
  }

  private String page() {
    Page page =
        Page.titled("A detector for " + report.data(), lead())
            .figuresByThree(figures())
            .section("Threshold", threshold(), normalScores())
            .section("The highest-scoring rows", anomalous(), highestScoring())
            .section("Columns", columns());
    if (report.losses().stream().anyMatch(losses -> losses.size() > 1)) {
      page.section("Training", training(), Html.chart("losses", report.losses()));
    }
    return page.html();
  }

  private String lead() {
    return "%s rows of %s columns, fitted in %s s; written to %s."
        .formatted(
            count(report.rows()),
            count(report.columns().size()),
            Text.format("%.0f", report.seconds()),
            report.model());
  }

  private List<KeyFigure> figures() {
    return List.of(
        alertsFigure().highlighted(),
        thresholdFigure(),
        new KeyFigure("Contamination", contamination(), origin()),
        new KeyFigure("Training set", count(report.learned()), "rows"),
        calibrationFigure(),
        new KeyFigure("Missing values", missing(), "of all cells"));
  }

  private KeyFigure alertsFigure() {
    ConfidenceInterval alerts = report.threshold().alertsPerThousand();
    return new KeyFigure("Alerts in 1,000 normal rows", alerts(alerts.value()), interval(alerts));
  }

  private KeyFigure thresholdFigure() {
    Threshold threshold = report.threshold();
    String value = Text.format("%.3f", threshold.value());
    return new KeyFigure("Threshold", value, threshold.rule().text());
  }

  private KeyFigure calibrationFigure() {
    String rows = count(report.threshold().rows());
    return new KeyFigure("Calibration set", rows, "held-out rows, for the threshold");
  }

  private static String alerts(double value) {
    return Text.format("%.1f", value);
  }

  private static String interval(ConfidenceInterval alerts) {
    return alerts(alerts.low()) + " to " + alerts(alerts.high());
  }

  private String contamination() {
    return Text.format("%.1f %%", 100 * report.contamination());
  }

  private String origin() {
    return report.isEstimated() ? "estimated from the data" : "as set";
  }

  private String missing() {
    long cells = (long) report.rows() * report.columns().size();
    long missing = report.columns().stream().mapToLong(DescribedColumn::missing).sum();
    return missing(missing, cells, "none");
  }

  private static String missing(long cells, long of, String none) {
    double percent = 100.0 * cells / of;
    return cells == 0 ? none : percent < 0.01 ? "< 0.01 %" : Text.format("%.2f %%", percent);
  }

  private static String count(long number) {
    return Text.format("%,d", number);
  }

  private Html threshold() {
    ConfidenceInterval alerts = report.threshold().alertsPerThousand();
    return Html.paragraph(
        """
        A row is flagged if it scores above <b>%s</b>. This threshold was set by %s on %s held-out
        rows, assumed to be normal: expect <b>%s</b> alerts in 1,000 normal rows (95&nbsp;%% interval
        %s). A typical row scores about 0.\
        """,
        Text.format("%.3f", report.threshold().value()),
        report.threshold().rule().text(),
        count(report.threshold().rows()),
        alerts(alerts.value()),
        interval(alerts));
  }

  private Html normalScores() {
    double threshold = report.threshold().value();
    return Html.chart("normalScores", ScoreHistogram.of(report.normal(), threshold).chart());
  }

  private Html anomalous() {
    return Html.paragraph(
        """
        The highest scores among all rows that the detector was fitted to. Such rows are often errors
        in the data: remove those that are wrong, and fit again. The contamination, %s of the rows
        (%s), was excluded when the autoencoders were trained.\
        """,
        contamination(), origin());
  }

  private Html highestScoring() {
    List<String> names = List.of("row", "score", "p-value", "reasons");
    return Html.textTable(names, report.highestScoring(), FitPage::cells);
  }

  private static List<String> cells(HighScoringRow row) {
    return List.of(
        count(row.row()),
        Text.format("%.2f", row.score()),
        Text.format("%.2g", row.pValue()),
        row.reasons().stream().map(FitPage::text).collect(Collectors.joining("; ")));
  }

  private static String text(Reason reason) {
    return "%s %s, %s"
        .formatted(
            shortened(reason.column()),
            shortened(reason.actual()),
            Text.shortened(reason.expectation(), 2 * LONGEST));
  }

  private static String shortened(String text) {
    return Text.shortened(text, LONGEST);
  }

  private Html columns() {
    List<String> names = List.of("column", "type", "missing", "values");
    return Html.textTable(names, report.columns(), this::cells);
  }

  private List<String> cells(DescribedColumn column) {
    return List.of(
        shortened(column.name()),
        column.type(),
        missing(column.missing(), report.rows(), ""),
        column.values());
  }

  private static Html training() {
    return Html.paragraph(
        """
        Small autoencoders learned to predict columns of a row from the other columns. Their losses
        should have leveled off, all at about the same height.\
        """);
  }
}
