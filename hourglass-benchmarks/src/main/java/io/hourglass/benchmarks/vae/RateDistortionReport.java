package io.hourglass.benchmarks.vae;

import io.hourglass.Autoencoder;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import io.hourglass.report.Html;
import io.hourglass.report.ImageHtml;
import io.hourglass.report.ImageSheet;
import io.hourglass.report.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The page of the benchmark: the curve, and pictures as they come out at each beta. */
final class RateDistortionReport {
  private static final int PICTURES = 10;

  private RateDistortionReport() {}

  /** The page. */
  static String of(RateDistortionResult result, List<Autoencoder> models, Table test) {
    Map<String, Object> rates = new LinkedHashMap<>();
    rates.put("points", result.points());
    rates.put("mean", result.mean());
    String lead =
        String.format(
            Locale.ROOT,
            "A small VAE of %s, trained for %d epochs on %,d images, once for each beta; evaluated on"
                + " %,d others.",
            result.data(),
            result.epochs(),
            result.rows(),
            test.rows());
    return Page.titled("Rate against distortion", lead)
        .section(
            "Rate and distortion over beta",
            Html.paragraph(
                """
                The rate is the KL term, the distortion the reconstruction term. Their sum bounds the
                description of an image in nats. A greater beta moves along the curve to the left:
                cheaper codes, coarser images. At rate 0 there is only the mean image.\
                """),
            Html.tallChart("rates", rates))
        .section("The same images at each beta", images(result, models, test.slice(0, PICTURES)))
        .html();
  }

  private static Html images(RateDistortionResult result, List<Autoencoder> models, Table some) {
    List<Html> rows = new ArrayList<>();
    rows.add(row("Originals", some, models.get(0)));
    for (int i = 0; i < models.size(); i++) {
      RateDistortionResult.Point point = result.points().get(i);
      String name =
          "beta %s: %s nats of code"
              .formatted(
                  DisentanglementResult.plain(point.beta()),
                  DisentanglementResult.nats(point.rate()));
      rows.add(row(name, models.get(i).reconstruct(some), models.get(i)));
    }
    return Html.joined(rows);
  }

  private static Html row(String name, Table table, Autoencoder model) {
    ImageColumn images = ImageSheet.in(table, model.schema());
    List<Html> figures =
        IntStream.range(0, images.rows())
            .mapToObj(i -> ImageHtml.figure(List.of(ImageHtml.image(images, i, name)), Html.of("")))
            .toList();
    return Html.titled(name, ImageHtml.gallery(figures));
  }
}
