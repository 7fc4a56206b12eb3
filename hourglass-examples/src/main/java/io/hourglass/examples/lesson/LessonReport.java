package io.hourglass.examples.lesson;

import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import io.hourglass.layer.PlacedLayer;
import io.hourglass.network.Architecture;
import io.hourglass.report.Html;
import io.hourglass.report.ImageHtml;
import io.hourglass.report.KeyFigure;
import io.hourglass.report.Page;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The lesson's page: losses, reconstructions, codes, and the detection of an unseen class. */
public final class LessonReport {
  /** Images in a row of examples. */
  private static final int EXAMPLES = 10;

  private final LessonData data;
  private final Lesson.Result result;
  private final Optional<Lesson.UnseenClass> unseen;

  private LessonReport(LessonData data, Lesson.Result result, Optional<Lesson.UnseenClass> unseen) {
    this.data = data;
    this.result = result;
    this.unseen = unseen;
  }

  /** The page as HTML. */
  public static String of(
      LessonData data, Lesson.Result result, Optional<Lesson.UnseenClass> unseen) {
    return new LessonReport(data, result, unseen).page();
  }

  private String page() {
    Page page =
        Page.titled("An autoencoder of " + data.name(), lead())
            .figures(figures())
            .section("Learning curve", learning(), Html.chart("loss", LessonCharts.losses(result)))
            .section("Originals and reconstructions", examples(), pairs(exampleRows()))
            .section("The worst reconstructions", worst(), pairs(worstRows()));
    addMap(page);
    unseen.ifPresent(found ->
        page.section("Detecting an unseen class", ranking(found), charts(found), others()));
    return page.section("Next steps", next()).html();
  }

  private void addMap(Page page) {
    if (hasLabels()) {
      Map<String, List<double[]>> map = LessonCharts.map(result.model(), data);
      page.section("A map of the codes", codes(), Html.tallChart("map", map));
    }
  }

  private String lead() {
    return "Trained on %s images, each compressed from %s numbers to %d and decompressed again. Evaluated on %s images that it has never seen."
        .formatted(
            count(data.training().rows()),
            count(result.model().codec().width()),
            codeWidth(),
            count(result.testRows()));
  }

  private int codeWidth() {
    return result.model().design().latent().width();
  }

  private List<KeyFigure> figures() {
    Architecture architecture = result.model().network().architecture();
    String difference = comparison(result.testLoss() / result.principalLoss());
    return List.of(
        new KeyFigure("Test loss", format("%.4f", result.testLoss()), "nats per value")
            .highlighted(),
        new KeyFigure(
            "PCA, %d components".formatted(result.components()),
            format("%.4f", result.principalLoss()),
            "the best linear code; the autoencoder's loss is " + difference),
        new KeyFigure("Mean image", format("%.4f", result.meanLoss()), "the same for every image"),
        new KeyFigure("Weights", count(architecture.parameterCount()), shape(architecture)),
        new KeyFigure(
            "Training",
            format("%.1f s", result.seconds()),
            result.model().file().provenance().engine()));
  }

  private static String comparison(double ratio) {
    return format(ratio < 1 ? "%.0f %% lower" : "%.0f %% higher", 100 * Math.abs(1 - ratio));
  }

  private boolean hasLabels() {
    return !data.testLabels().isEmpty();
  }

  private static String format(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static String count(long number) {
    return format("%,d", number);
  }

  private static String shape(Architecture architecture) {
    return architecture.input().size()
        + "-"
        + architecture.stages().stream()
            .map(PlacedLayer::output)
            .map(output -> String.valueOf(output.size()))
            .collect(Collectors.joining("-"));
  }

  private static Html learning() {
    return Html.paragraph(
        """
        The loss is the cross-entropy between an image and its reconstruction: lower is better. As
        long as both curves stay together, the network learns what images have in common and does
        not memorize the training images.\
        """);
  }

  private Html examples() {
    return Html.paragraph(
        """
        Above, test images; below, their reconstructions from %s numbers. The number under each pair
        is its loss per value.\
        """,
        codeWidth());
  }

  private static Html worst() {
    return Html.paragraph(
        """
        The test images with the highest loss. An autoencoder reconstructs badly what it has rarely
        seen in training: this is how it detects anomalies.\
        """);
  }

  private Html codes() {
    return Html.paragraph(
        """
        Each point is a test image: its %s numbers, projected on the two directions in which they
        vary most. The labels were not used in training; they only color the points. Click a label
        to hide or show it.\
        """,
        codeWidth());
  }

  private static Html ranking(Lesson.UnseenClass found) {
    return Html.paragraph(
        """
        A second network was trained on all images but those of <b>%1$s</b>. Its score, the loss of an
        image, is higher for a %1$s than for another image with a probability of <b>%2$s</b>
        (AUROC: 0.5 is chance, 1 is perfect). The distance from the mean image, which needs no
        training, reaches %3$s.\
        """,
        found.label(),
        format("%.3f", found.ranking().auroc()),
        format("%.3f", found.baseline().auroc()));
  }

  private Html charts(Lesson.UnseenClass found) {
    int width = result.model().codec().width();
    return Html.columns(
        Html.titled(
            "Recall against false-positive rate (ROC)",
            Html.chart("rocComparison", LessonCharts.roc(found))),
        Html.titled(
            "Distribution of scores",
            Html.chart("scoreHistogram", LessonCharts.histogram(found, width))));
  }

  private static Html others() {
    return Html.aside(
        """
        Some classes are harder to detect: an image of few strokes is easy to reconstruct even if its
        class was never seen. Try another one: <code>./hourglass demo --without 1</code>\
        """);
  }

  private Html next() {
    return Html.of(
        """
        <p>The trained model is stored beside this page.</p>
        <pre>./hourglass inspect model.hg
        ./hourglass evaluate model.hg --data %1$s
        ./hourglass score model.hg --data %1$s --out scores.csv
        ./hourglass reconstruct model.hg --data %1$s --out images.png</pre>\
        """,
        data.name());
  }

  /** One image of each label, or the first ones where there are no labels. */
  private int[] exampleRows() {
    return hasLabels()
        ? firstOfEachLabel()
        : IntStream.range(0, Math.min(EXAMPLES, data.test().rows())).toArray();
  }

  private int[] firstOfEachLabel() {
    return data.testLabels().stream()
        .distinct()
        .sorted()
        .limit(EXAMPLES)
        .mapToInt(data.testLabels()::indexOf)
        .toArray();
  }

  private int[] worstRows() {
    int[] rows = LessonCharts.byDecreasing(result.scores().nats());
    return Arrays.copyOf(rows, Math.min(EXAMPLES, rows.length));
  }

  /** Images over their reconstructions. */
  private Html pairs(int[] rows) {
    Table some = data.test().select(rows);
    ImageColumn originals = LessonData.images(some);
    ImageColumn reconstructions = LessonData.images(result.model().reconstruct(some));
    List<Html> pairs = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      Html original = ImageHtml.image(originals, i, label(rows[i]) + ", original");
      pairs.add(pair(original, reconstructions, i, rows[i]));
    }
    return ImageHtml.gallery(pairs);
  }

  private Html pair(Html original, ImageColumn reconstructions, int place, int row) {
    Html reconstruction = ImageHtml.image(reconstructions, place, label(row) + ", reconstruction");
    return ImageHtml.figure(List.of(original, reconstruction), caption(row));
  }

  private String label(int row) {
    return hasLabels() ? data.testLabels().get(row) : "image " + (row + 1);
  }

  private Html caption(int row) {
    double perValue = result.scores().nats()[row] / result.model().codec().width();
    return Html.of("<b>%s</b> %s", label(row), format("%.3f", perValue));
  }
}
