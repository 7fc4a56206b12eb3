package io.hourglass.benchmarks.vae;

import io.hourglass.Autoencoder;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import io.hourglass.evaluate.LatentTraversal;
import io.hourglass.io.generate.Shapes;
import io.hourglass.io.image.Png;
import io.hourglass.json.Json;
import io.hourglass.report.Page;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page of the benchmark: scores as bars, and what each number of a code stands for. */
final class DisentanglementReport {
  private static final int STEPS = 11;

  /** A heart in the middle. */
  private static final int ROW = 391;

  private DisentanglementReport() {}

  /**
   * The page.
   *
   * @param models of which to show traversals, in the order of the result's codes
   * @param folder to which the traversals are written too
   */
  static String of(
      DisentanglementResult result, List<Autoencoder> models, Table test, Path folder) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("rows", String.format(Locale.ROOT, "%,d", result.rows()));
    values.put("epochs", String.valueOf(result.epochs()));
    values.put("testRows", String.format(Locale.ROOT, "%,d", test.rows()));
    StringBuilder traversals = new StringBuilder();
    for (int i = 0; i < models.size(); i++) {
      String name = result.codes().get(i).name();
      BufferedImage sheet = traversal(models.get(i), test);
      Png.write(folder.resolve("traversal-" + (i + 1) + ".png"), sheet);
      traversals.append(
          """
          <div><h3>%s</h3><img style="width:100%%;image-rendering:pixelated" alt="%s, traversal" src="data:image/png;base64,%s"></div>
          """
              .formatted(
                  Page.escaped(name),
                  Page.escaped(name),
                  Base64.getEncoder().encodeToString(Png.bytes(sheet))));
    }
    return Page.of(DisentanglementReport.class, "disentanglement.html")
        .with(values)
        .withHtml("figures", figures(result))
        .withHtml("traversals", traversals.toString())
        .withHtml("charts", Page.json(Json.writeLine(Map.of("scores", scores(result)))))
        .text();
  }

  private static BufferedImage traversal(Autoencoder model, Table test) {
    Table pictures = test.without(Shapes.FACTORS);
    LatentTraversal traversal = LatentTraversal.of(model, pictures, ROW, STEPS);
    ImageColumn images = (ImageColumn) traversal.table().column("image");
    return Png.sheet(images, STEPS, images.rows());
  }

  private static String figures(DisentanglementResult result) {
    StringBuilder html = new StringBuilder();
    for (DisentanglementResult.Code code : result.codes()) {
      html.append(
          """
          <div class="figure"><span>%s</span><b>%s</b><small>%s</small></div>
          """
              .formatted(
                  Page.escaped(code.name()),
                  DisentanglementResult.number(code.mean(run -> run.scores().mig().score())),
                  cost(code)));
    }
    return html.toString();
  }

  private static String cost(DisentanglementResult.Code code) {
    double rate = code.mean(run -> run.cost().rate());
    double distortion = code.mean(run -> run.cost().distortion());
    return Double.isNaN(rate)
        ? "mutual information gap"
        : "mutual information gap; rate %s nats, distortion %s nats"
            .formatted(DisentanglementResult.nats(rate), DisentanglementResult.nats(distortion));
  }

  private static Map<String, Object> scores(DisentanglementResult result) {
    List<Map<String, Object>> codes = new ArrayList<>();
    for (DisentanglementResult.Code code : result.codes()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", code.name());
      one.put("scores", DisentanglementResult.SCORES.values().stream().map(code::mean).toList());
      codes.add(one);
    }
    return Map.of("names", List.copyOf(DisentanglementResult.SCORES.keySet()), "codes", codes);
  }
}
