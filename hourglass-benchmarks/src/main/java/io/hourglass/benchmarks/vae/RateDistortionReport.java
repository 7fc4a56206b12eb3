package io.hourglass.benchmarks.vae;

import io.hourglass.Autoencoder;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import io.hourglass.json.Json;
import io.hourglass.report.ImageSheet;
import io.hourglass.report.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page of the benchmark: the curve, and pictures as they come out at each beta. */
final class RateDistortionReport {
  private static final int PICTURES = 10;

  private RateDistortionReport() {}

  /** The page. */
  static String of(RateDistortionResult result, List<Autoencoder> models, Table test) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("data", result.data());
    values.put("rows", String.format(Locale.ROOT, "%,d", result.rows()));
    values.put("epochs", String.valueOf(result.epochs()));
    values.put("testRows", String.format(Locale.ROOT, "%,d", test.rows()));
    Map<String, Object> rates = new LinkedHashMap<>();
    rates.put("points", result.points());
    rates.put("mean", result.mean());
    return Page.of(RateDistortionReport.class, "rate-distortion.html")
        .with(values)
        .withHtml("pictures", pictures(result, models, test.slice(0, PICTURES)))
        .withHtml("charts", Page.json(Json.writeLine(Map.of("rates", rates))))
        .text();
  }

  private static String pictures(
      RateDistortionResult result, List<Autoencoder> models, Table some) {
    StringBuilder html = new StringBuilder(row("Originals", some, models.get(0)));
    for (int i = 0; i < models.size(); i++) {
      RateDistortionResult.Point point = result.points().get(i);
      String name =
          "beta %s: %s nats of code"
              .formatted(
                  DisentanglementResult.plain(point.beta()),
                  DisentanglementResult.nats(point.rate()));
      html.append(row(name, models.get(i).reconstruct(some), models.get(i)));
    }
    return html.toString();
  }

  private static String row(String name, Table pictures, Autoencoder model) {
    ImageColumn images = ImageSheet.in(pictures, model.schema());
    StringBuilder html = new StringBuilder("<h3>" + Page.escaped(name) + "</h3><div class=pairs>");
    for (int i = 0; i < images.rows(); i++) {
      html.append(
          "<figure><img alt=\"%s\" src=\"%s\"></figure>"
              .formatted(Page.escaped(name), ImageSheet.dataUri(images, i)));
    }
    return html.append("</div>\n").toString();
  }
}
