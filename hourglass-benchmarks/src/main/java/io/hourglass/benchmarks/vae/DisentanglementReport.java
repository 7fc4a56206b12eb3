package io.hourglass.benchmarks.vae;

import io.hourglass.Autoencoder;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import io.hourglass.evaluate.LatentTraversal;
import io.hourglass.io.generate.Shapes;
import io.hourglass.io.image.Png;
import io.hourglass.report.Html;
import io.hourglass.report.ImageHtml;
import io.hourglass.report.KeyFigure;
import io.hourglass.report.Page;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
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
    List<Html> traversals = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      String name = result.codes().get(i).name();
      BufferedImage sheet = traversal(models.get(i), test);
      Png.write(folder.resolve("traversal-" + (i + 1) + ".png"), sheet);
      traversals.add(Html.titled(name, ImageHtml.wide(sheet, name + ", traversal")));
    }
    String lead =
        String.format(
            Locale.ROOT,
            "%,d images of a square, an ellipse or a heart, trained for %d epochs; evaluated on %,d"
                + " others. The shape, scale, orientation and place of each are known, and were not"
                + " used in training.",
            result.rows(),
            result.epochs(),
            test.rows());
    return Page.titled("Disentanglement of shapes", lead)
        .figures(figures(result))
        .section(
            "Disentanglement scores",
            Html.paragraph(
                """
                Each score measures whether one latent dimension stands for one factor of the image, in
                its own way; 1 is perfect. The code of a plain VAE mixes the factors. A greater weight
                of the KL term, beta, makes it use fewer dimensions, each purer, at the cost of detail
                in the image.\
                """),
            Html.chart("scores", scores(result)))
        .section(
            "What each latent dimension stands for",
            Html.paragraph(
                """
                The code of one image, with one dimension at a time moved from -3 to 3, decoded. Each
                row is one dimension, the one that changes the image most on top; dimensions whose rows
                do not change are not used.\
                """),
            Html.columns(traversals.toArray(Html[]::new)))
        .html();
  }

  private static BufferedImage traversal(Autoencoder model, Table test) {
    Table pictures = test.without(Shapes.FACTORS);
    LatentTraversal traversal = LatentTraversal.of(model, pictures, ROW, STEPS);
    ImageColumn images = (ImageColumn) traversal.table().column("image");
    return Png.sheet(images, STEPS, images.rows());
  }

  private static List<KeyFigure> figures(DisentanglementResult result) {
    return result.codes().stream()
        .map(code ->
            new KeyFigure(
                code.name(),
                DisentanglementResult.number(code.mean(run -> run.scores().mig().score())),
                cost(code)))
        .toList();
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
