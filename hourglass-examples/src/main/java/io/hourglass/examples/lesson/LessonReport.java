package io.hourglass.examples.lesson;

import io.hourglass.Autoencoder;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import io.hourglass.json.Json;
import io.hourglass.layer.PlacedLayer;
import io.hourglass.network.Architecture;
import io.hourglass.report.ImageSheet;
import io.hourglass.report.Page;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The page on what came of the lesson: one HTML file that needs no network. */
public final class LessonReport {
  /** Pictures in a row of examples. */
  private static final int EXAMPLES = 10;

  private final LessonData data;
  private final Lesson.Result result;
  private final Optional<Lesson.Odd> odd;

  private LessonReport(LessonData data, Lesson.Result result, Optional<Lesson.Odd> odd) {
    this.data = data;
    this.result = result;
    this.odd = odd;
  }

  /** The page. */
  public static String of(LessonData data, Lesson.Result result, Optional<Lesson.Odd> odd) {
    return new LessonReport(data, result, odd).page();
  }

  private String page() {
    Map<String, String> values = new HashMap<>();
    values.put("title", "An autoencoder of " + data.name());
    values.put("shape", shape(result.model().network().architecture()));
    values.put("data", data.name());
    values.put("trainingRows", format("%,d", data.training().rows()));
    values.put("testRows", format("%,d", result.testRows()));
    values.put("weights", format("%,d", result.model().network().architecture().parameterCount()));
    values.put("seconds", format("%.1f", result.seconds()));
    values.put("engine", result.model().file().provenance().engine());
    values.put("testLoss", format("%.4f", result.testLoss()));
    values.put("pcaLoss", format("%.4f", result.principalLoss()));
    values.put("meanLoss", format("%.4f", result.meanLoss()));
    values.put("components", String.valueOf(result.components()));
    values.put("better", comparison(result.testLoss() / result.principalLoss()));
    values.put("code", String.valueOf(result.model().design().latent().width()));
    values.put("inputs", format("%,d", result.model().codec().width()));
    values.put("oddLabel", odd.map(Lesson.Odd::label).orElse(""));
    values.put("oddAuroc", odd.map(o -> format("%.3f", o.ranking().auroc())).orElse(""));
    values.put("baselineAuroc", odd.map(o -> format("%.3f", o.baseline().auroc())).orElse(""));
    Page page = Page.of(LessonReport.class, "report.html").with(values);
    page = page.withHtml("examples", pairs(examples()));
    page = page.withHtml("worst", pairs(worst()));
    page = page.withHtml("charts", Page.json(Json.writeLine(charts())));
    return page.withoutPart("odd", odd.isEmpty()).withoutPart("map", !hasLabels()).text();
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

  private static String shape(Architecture architecture) {
    return architecture.input().size()
        + "-"
        + architecture.stages().stream()
            .map(PlacedLayer::output)
            .map(output -> String.valueOf(output.size()))
            .collect(Collectors.joining("-"));
  }

  /** One picture of each kind, or the first ones where kinds are not known. */
  private int[] examples() {
    if (!hasLabels()) {
      return IntStream.range(0, Math.min(EXAMPLES, data.test().rows())).toArray();
    }
    Map<String, Integer> first = new LinkedHashMap<>();
    for (int row = 0; row < data.testLabels().size(); row++) {
      first.putIfAbsent(data.testLabels().get(row), row);
    }
    return data.testLabels().stream()
        .distinct()
        .sorted()
        .limit(EXAMPLES)
        .mapToInt(label -> first.getOrDefault(label, 0))
        .toArray();
  }

  private int[] worst() {
    double[] nats = result.scores().nats();
    return IntStream.range(0, nats.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer row) -> nats[row]).reversed())
        .limit(EXAMPLES)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Pictures over what became of them. */
  private String pairs(int[] rows) {
    Autoencoder model = result.model();
    Table some = data.test().select(rows);
    ImageColumn originals = LessonData.images(some);
    ImageColumn reconstructions = LessonData.images(model.reconstruct(some));
    StringBuilder html = new StringBuilder();
    for (int i = 0; i < rows.length; i++) {
      double perValue = result.scores().nats()[rows[i]] / model.codec().width();
      String label = hasLabels() ? data.testLabels().get(rows[i]) : "picture " + (rows[i] + 1);
      html.append(
          """
          <figure>
            <img src="%s" alt="%s, original">
            <img src="%s" alt="%s, reconstruction">
            <figcaption><b>%s</b> %s</figcaption>
          </figure>
          """
              .formatted(
                  ImageSheet.dataUri(originals, i),
                  Page.escaped(label),
                  ImageSheet.dataUri(reconstructions, i),
                  Page.escaped(label),
                  Page.escaped(label),
                  format("%.3f", perValue)));
    }
    return html.toString();
  }

  private Map<String, Object> charts() {
    Map<String, Object> charts = new LinkedHashMap<>();
    charts.put("loss", LessonCharts.losses(result));
    if (hasLabels()) {
      charts.put("map", LessonCharts.map(result.model(), data));
    }
    odd.ifPresent(found -> {
      charts.put("roc", LessonCharts.roc(found));
      charts.put("histogram", LessonCharts.histogram(found, result.model().codec().width()));
    });
    return charts;
  }
}
