package io.hourglass.benchmarks.model;

import io.hourglass.Autoencoder;
import io.hourglass.benchmarks.model.BetaVae.RateDistortion;
import io.hourglass.benchmarks.report.Benchmark;
import io.hourglass.benchmarks.report.BenchmarkContext;
import io.hourglass.benchmarks.report.Report;
import io.hourglass.benchmarks.report.ResultTable;
import io.hourglass.benchmarks.report.Target;
import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Rows;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.evaluate.LatentTraversal;
import io.hourglass.io.generate.Shapes;
import io.hourglass.io.image.Png;
import io.hourglass.io.source.Split;
import io.hourglass.linalg.Moments;
import io.hourglass.linalg.Projection;
import io.hourglass.metric.disentanglement.Disentanglement;
import io.hourglass.metric.disentanglement.Factor;
import io.hourglass.report.Html;
import io.hourglass.report.ImageHtml;
import io.hourglass.report.ImageSheet;
import io.hourglass.report.KeyFigure;
import io.hourglass.report.Page;
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
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

  private static final String SCORES_TEXT =
      """
      Each score measures in its own way whether one latent dimension stands for one factor of
      the image; 1 is perfect. A greater weight of the KL term, beta, makes a VAE use fewer
      dimensions, each purer, at the cost of detail in the image.\
      """;

  private static final String DIMENSIONS = "What each latent dimension stands for";
  private static final String TRAVERSALS_TEXT =
      """
      The code of one image, with one dimension at a time moved from -3 to 3, decoded, the one
      that changes the image most on top. Dimensions whose rows do not change are not used.\
      """;

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
    static CodeResult of(String name, long seed, Autoencoder model, Table test) {
      Disentanglement scores = DisentanglementBenchmark.scores(model.encode(test), test);
      return new CodeResult(name, seed, scores, RateDistortion.of(model, test));
    }

    double score(String name) {
      return Objects.requireNonNull(SCORES.get(name)).applyAsDouble(scores);
    }
  }

  /** One kind of code: means over its seeds, and images of what the first one's dimensions do. */
  private record CodeMeans(String code, List<CodeResult> results, Optional<ImageColumn> traversal) {
    double mean(ToDoubleFunction<CodeResult> figure) {
      return results.stream().mapToDouble(figure).average().orElseThrow();
    }

    double score(String name) {
      return mean(result -> result.score(name));
    }

    Map<String, Object> scores() {
      return Map.of("name", code, "scores", SCORES.keySet().stream().map(this::score).toList());
    }
  }

  @Override
  public Report run(BenchmarkContext context) throws IOException {
    Files.createDirectories(out);
    Table training = Shapes.rows("shapes:train", 0, rows).without(Shapes.FACTORS);
    Table test = Shapes.part("shapes:test", Split.TEST);
    CodeMeans vae = trained(1, training, test, context);
    CodeMeans betaVae = trained(beta, training, test, context);
    List<CodeMeans> codes = List.of(vae, betaVae, principal(training, test, context));
    return report(codes, Report.written(page(codes), out));
  }

  private CodeMeans trained(double weight, Table training, Table test, BenchmarkContext context) {
    String name = weight == 1 ? "VAE" : "beta-VAE, beta " + BetaVae.plain(weight);
    List<CodeResult> results = new ArrayList<>();
    List<Autoencoder> models = new ArrayList<>();
    for (int seed = 1; seed <= context.seeds(); seed++) {
      context.note(name + ", seed " + seed);
      models.add(saved(weight, seed, training));
      results.add(CodeResult.of(name, seed, models.get(seed - 1), test));
    }
    Optional<Autoencoder> first = models.stream().findFirst();
    return new CodeMeans(name, results, first.map(model -> traversal(model, test)));
  }

  private Autoencoder saved(double weight, int seed, Table training) {
    Autoencoder model = new BetaVae(LATENTS, epochs).fit(training, weight, seed);
    model.save(out.resolve("beta-%s-seed-%d.hg".formatted(BetaVae.plain(weight), seed)));
    return model;
  }

  private static Disentanglement scores(Rows codes, Table test) {
    List<Factor> factors = Shapes.FACTORS.stream().map(name -> Factor.of(test, name)).toList();
    return Disentanglement.of(codes, factors, 1);
  }

  private static ImageColumn traversal(Autoencoder model, Table test) {
    Table images = test.without(Shapes.FACTORS);
    Table traversed = LatentTraversal.of(model, images, TRAVERSED, STEPS).table();
    return (ImageColumn) traversed.column("image");
  }

  /** The principal components of the training images as a code. */
  private static CodeMeans principal(Table training, Table test, BenchmarkContext context) {
    context.note("principal components");
    String name = "PCA, %d components".formatted(LATENTS);
    Disentanglement scores = scores(projected(training, test), test);
    RateDistortion none = new RateDistortion(Double.NaN, Double.NaN);
    return new CodeMeans(name, List.of(new CodeResult(name, 0, scores, none)), Optional.empty());
  }

  private static Rows projected(Table training, Table test) {
    Codec codec = CodecFit.defaults().fit(TableSource.of(training)).codec();
    Rows some = codec.encode(training.slice(0, Math.min(SAMPLE, training.rows())));
    Moments moments = Moments.of(some.values(), some.width());
    Projection projection = new Projection(moments.mean(), moments.spectrum(), 0, LATENTS);
    double[] ones = DoubleStream.generate(() -> 1).limit(LATENTS).toArray();
    return new Rows(projection.weighted(codec.encode(test).values(), ones), LATENTS);
  }

  private Report report(List<CodeMeans> codes, String note) {
    double mig = codes.get(0).score("MIG");
    String text = "MIG of the beta-VAE, above the VAE's";
    Target target = Target.atLeast("mig", text, mig, codes.get(1).score("MIG"), "VAE");
    return new Report(
        "shapes, %,d images, %d epochs".formatted(rows, epochs),
        List.of("means over the seeds; rate and distortion in nats per test image"),
        List.of(means(codes), bySeed(codes), Target.table(List.of(target))),
        List.of(note));
  }

  private static ResultTable<?> means(List<CodeMeans> codes) {
    return ResultTable.of("codes", "", codes)
        .text("code", CodeMeans::code)
        .numbers(List.copyOf(SCORES.keySet()), 3, CodeMeans::score)
        .number("rate", 2, one -> one.mean(result -> result.cost().rate()))
        .number("distortion", 2, one -> one.mean(result -> result.cost().distortion()));
  }

  private static ResultTable<?> bySeed(List<CodeMeans> codes) {
    List<CodeResult> results = codes.stream().flatMap(one -> one.results().stream()).toList();
    return ResultTable.of("runs", "By seed", results)
        .text("code", CodeResult::code)
        .count("seed", CodeResult::seed)
        .numbers(List.copyOf(SCORES.keySet()), 3, CodeResult::score);
  }

  private Page page(List<CodeMeans> codes) {
    List<Html> traversals =
        IntStream.range(0, codes.size()).boxed().flatMap(i -> traversal(i, codes.get(i))).toList();
    Html columns = Html.columns(traversals.toArray(Html[]::new));
    return Page.titled(
            "Disentanglement of shapes",
            "%,d images of a square, an ellipse or a heart, %d epochs".formatted(rows, epochs))
        .figures(codes.stream().map(DisentanglementBenchmark::mig).toList())
        .section("Disentanglement scores", Html.paragraph(SCORES_TEXT), chart(codes))
        .section(DIMENSIONS, Html.paragraph(TRAVERSALS_TEXT), columns);
  }

  private static Html chart(List<CodeMeans> codes) {
    List<String> names = List.copyOf(SCORES.keySet());
    List<Map<String, Object>> scores = codes.stream().map(CodeMeans::scores).toList();
    return Html.chart("scores", Map.of("names", names, "codes", scores));
  }

  private static KeyFigure mig(CodeMeans code) {
    return new KeyFigure(code.code(), String.format(Locale.ROOT, "%.3f", code.score("MIG")), "MIG");
  }

  private Stream<Html> traversal(int index, CodeMeans code) {
    return code.traversal().stream()
        .map(images -> {
          BufferedImage sheet = ImageSheet.grayGrid(images, STEPS, images.rows());
          Png.write(out.resolve("traversal-%d.png".formatted(index + 1)), sheet);
          String text = code.code() + ", traversal";
          return Html.titled(code.code(), ImageHtml.wide(sheet, text));
        });
  }
}
