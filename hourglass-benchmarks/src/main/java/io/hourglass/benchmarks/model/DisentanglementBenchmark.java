package io.hourglass.benchmarks.model;

import io.hourglass.Autoencoder;
import io.hourglass.benchmarks.model.BetaVae.RateDistortion;
import io.hourglass.benchmarks.report.Benchmark;
import io.hourglass.benchmarks.report.BenchmarkContext;
import io.hourglass.benchmarks.report.Report;
import io.hourglass.benchmarks.report.ResultTable;
import io.hourglass.benchmarks.report.Target;
import io.hourglass.codec.Codec;
import io.hourglass.codec.Rows;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import io.hourglass.evaluate.LatentTraversal;
import io.hourglass.io.generate.Shapes;
import io.hourglass.io.image.Png;
import io.hourglass.io.source.Split;
import io.hourglass.linalg.Moments;
import io.hourglass.metric.disentanglement.Disentanglement;
import io.hourglass.metric.disentanglement.Factor;
import io.hourglass.report.Html;
import io.hourglass.report.ImageHtml;
import io.hourglass.report.ImageSheet;
import io.hourglass.report.KeyFigure;
import io.hourglass.report.Page;
import io.hourglass.store.AtomicFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether beta makes codes separate the factors of shapes. */
@Benchmark.SharedOptions(seeds = 3)
@Command(
    name = "disentanglement",
    description = "How well codes of shapes separate their factors; writes report.html.",
    footer = "  hourglass bench disentanglement --seeds 1 --epochs 10 --json")
public final class DisentanglementBenchmark implements Benchmark {
  private static final int LATENTS = 10;

  /** Rows from which principal components are found: more do not change them. */
  private static final int SAMPLE = 10_000;

  /** Images of a traversal. */
  private static final int STEPS = 11;

  /** A heart in the middle, which is traversed. */
  private static final int TRAVERSED = 391;

  /** The scores, in the order in which to print them. */
  private static final Map<String, ToDoubleFunction<Disentanglement>> SCORES =
      new LinkedHashMap<>();

  static {
    SCORES.put("MIG", scores -> scores.mig().score());
    SCORES.put("SAP", scores -> scores.sap().score());
    SCORES.put("DCI disentanglement", scores -> scores.dci().disentanglement());
    SCORES.put("DCI completeness", scores -> scores.dci().completeness());
    SCORES.put("DCI informativeness", scores -> scores.dci().informativeness());
    SCORES.put("FactorVAE", scores -> scores.factorVae().score());
  }

  @Option(names = "--epochs", description = "Passes (default: ${DEFAULT-VALUE}).")
  private int epochs = 20;

  @Option(names = "--beta", description = "Weight of the KL term (default: ${DEFAULT-VALUE}).")
  private double beta = 4;

  @Option(names = "--rows", description = "Images (default: ${DEFAULT-VALUE}, all).")
  private int rows = Shapes.TRAIN;

  @Option(names = "--out", description = "Folder of the page and models (${DEFAULT-VALUE}).")
  private Path out = Path.of("hourglass-disentanglement");

  /** Codes of the test images by one training. */
  private record CodeResult(String code, long seed, Disentanglement scores, RateDistortion cost) {
    double score(String name) {
      return Objects.requireNonNull(SCORES.get(name)).applyAsDouble(scores);
    }
  }

  /** One kind of code; means over its seeds. */
  private record CodeMeans(String code, List<CodeResult> results) {
    double mean(ToDoubleFunction<CodeResult> figure) {
      return results.stream().mapToDouble(figure).average().orElseThrow();
    }

    double score(String name) {
      return mean(result -> result.score(name));
    }
  }

  @Override
  public Report run(BenchmarkContext context) throws IOException {
    Files.createDirectories(out);
    Table training = Shapes.rows("shapes:train", 0, rows).without(Shapes.FACTORS);
    Table test = Shapes.part("shapes:test", Split.TEST);
    List<CodeMeans> codes = new ArrayList<>();
    List<Autoencoder> models = new ArrayList<>();
    for (double weight : new double[] {1, beta}) {
      String name = weight == 1 ? "VAE" : "beta-VAE, beta " + BetaVae.plain(weight);
      List<CodeResult> results = new ArrayList<>();
      for (int seed = 1; seed <= context.seeds(); seed++) {
        context.note(name + ", seed " + seed);
        Autoencoder model = new BetaVae(LATENTS, epochs).fit(training, weight, seed);
        model.save(out.resolve("beta-%s-seed-%d.hg".formatted(BetaVae.plain(weight), seed)));
        Disentanglement scores = scores(model.encode(test), test);
        results.add(new CodeResult(name, seed, scores, RateDistortion.of(model, test)));
        if (seed == 1) {
          models.add(model);
        }
      }
      codes.add(new CodeMeans(name, results));
    }
    context.note("principal components");
    String pca = "PCA, %d components".formatted(LATENTS);
    Disentanglement scores = scores(principal(models.get(0).codec(), training, test), test);
    codes.add(new CodeMeans(pca, List.of(new CodeResult(pca, 0, scores, RateDistortion.NONE))));
    Path page = out.resolve("report.html");
    String html = page(codes, models, test);
    AtomicFile.write(page, file -> Files.writeString(file, html));
    return report(codes, "report: " + page.toAbsolutePath().normalize().toUri());
  }

  private static Disentanglement scores(Rows codes, Table test) {
    List<Factor> factors = Shapes.FACTORS.stream().map(name -> Factor.of(test, name)).toList();
    return Disentanglement.of(codes, factors, 1);
  }

  /** The test images along the principal components of the training images. */
  private static Rows principal(Codec codec, Table training, Table test) {
    Rows some = codec.encode(training.slice(0, Math.min(SAMPLE, training.rows())));
    Moments moments = Moments.of(some.values(), some.width());
    double[] mean = moments.mean();
    double[][] directions = moments.spectrum().directions().toArray();
    Rows encoded = codec.encode(test);
    float[] codes = new float[encoded.rows() * LATENTS];
    IntStream.range(0, codes.length)
        .parallel()
        .forEach(i -> {
          double sum = 0;
          for (int k = 0; k < encoded.width(); k++) {
            float value = encoded.values()[i / LATENTS * encoded.width() + k];
            sum += directions[i % LATENTS][k] * (value - mean[k]);
          }
          codes[i] = (float) sum;
        });
    return new Rows(codes, LATENTS);
  }

  private Report report(List<CodeMeans> codes, String note) {
    List<String> names = List.copyOf(SCORES.keySet());
    List<CodeResult> results = codes.stream().flatMap(one -> one.results().stream()).toList();
    return new Report(
        "shapes, %,d images, %d epochs".formatted(rows, epochs),
        List.of("means over the seeds; rate and distortion in nats per test image"),
        List.of(
            ResultTable.of("codes", "", codes)
                .text("code", CodeMeans::code)
                .numbers(names, 3, CodeMeans::score)
                .number("rate", 2, one -> one.mean(result -> result.cost().rate()))
                .number("distortion", 2, one -> one.mean(result -> result.cost().distortion())),
            ResultTable.of("runs", "By seed", results)
                .text("code", CodeResult::code)
                .count("seed", CodeResult::seed)
                .numbers(names, 3, CodeResult::score),
            Target.table(
                List.of(
                    Target.atLeast(
                        "mig",
                        "MIG of the beta-VAE, above the VAE's",
                        codes.get(0).score("MIG"),
                        codes.get(1).score("MIG"),
                        "VAE")))),
        List.of(note));
  }

  private String page(List<CodeMeans> codes, List<Autoencoder> models, Table test) {
    List<KeyFigure> figures =
        codes.stream()
            .map(one ->
                new KeyFigure(
                    one.code(), String.format(Locale.ROOT, "%.3f", one.score("MIG")), "MIG"))
            .toList();
    List<Html> traversals = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      BufferedImage sheet = traversal(models.get(i), test);
      Png.write(out.resolve("traversal-%d.png".formatted(i + 1)), sheet);
      String name = codes.get(i).code();
      traversals.add(Html.titled(name, ImageHtml.wide(sheet, name + ", traversal")));
    }
    String lead =
        "%,d images of a square, an ellipse or a heart, %d epochs".formatted(rows, epochs);
    return Page.titled("Disentanglement of shapes", lead)
        .figures(figures)
        .section(
            "Disentanglement scores",
            Html.paragraph(
                """
                Each score measures in its own way whether one latent dimension stands for one factor of
                the image; 1 is perfect. A greater weight of the KL term, beta, makes a VAE use fewer
                dimensions, each purer, at the cost of detail in the image.\
                """),
            Html.chart(
                "scores", Map.of("names", List.copyOf(SCORES.keySet()), "codes", scores(codes))))
        .section(
            "What each latent dimension stands for",
            Html.paragraph(
                """
                The code of one image, with one dimension at a time moved from -3 to 3, decoded, the one
                that changes the image most on top. Dimensions whose rows do not change are not used.\
                """),
            Html.columns(traversals.toArray(Html[]::new)))
        .html();
  }

  private static List<Map<String, Object>> scores(List<CodeMeans> codes) {
    List<Map<String, Object>> scores = new ArrayList<>();
    for (CodeMeans one : codes) {
      List<Double> values = SCORES.keySet().stream().map(one::score).toList();
      scores.add(Map.of("name", one.code(), "scores", values));
    }
    return scores;
  }

  private static BufferedImage traversal(Autoencoder model, Table test) {
    LatentTraversal traversal =
        LatentTraversal.of(model, test.without(Shapes.FACTORS), TRAVERSED, STEPS);
    ImageColumn images = (ImageColumn) traversal.table().column("image");
    return ImageSheet.grayGrid(images, STEPS, images.rows());
  }
}
