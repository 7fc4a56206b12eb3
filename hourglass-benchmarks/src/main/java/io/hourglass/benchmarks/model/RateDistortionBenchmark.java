package io.hourglass.benchmarks.model;

import io.hourglass.Autoencoder;
import io.hourglass.benchmarks.model.BetaVae.RateDistortion;
import io.hourglass.benchmarks.report.Benchmark;
import io.hourglass.benchmarks.report.BenchmarkContext;
import io.hourglass.benchmarks.report.Report;
import io.hourglass.benchmarks.report.ResultTable;
import io.hourglass.codec.Rows;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import io.hourglass.io.dataset.DataSet;
import io.hourglass.io.dataset.DataSets;
import io.hourglass.io.source.Split;
import io.hourglass.linalg.Moments;
import io.hourglass.report.Html;
import io.hourglass.report.ImageHtml;
import io.hourglass.report.ImageSheet;
import io.hourglass.report.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Rate against distortion over beta. */
@Benchmark.SharedOptions(data = "A data set of images (default: digits).")
@Command(
    name = "rate-distortion",
    description = "Rate against distortion of a small VAE over beta; writes report.html.",
    footer = "  hourglass bench rate-distortion --data mnist --betas 0.1,1,10 --json")
public final class RateDistortionBenchmark implements Benchmark {
  private static final List<String> NAMES = DataSets.all().stream().map(DataSet::name).toList();
  private static final int LATENTS = 16;
  private static final double LEAST = 1e-6;
  private static final String EXPLANATION =
      """
      The rate is the KL term, the distortion the reconstruction term. Their sum bounds the
      description of an image in nats. A greater beta moves along the curve to the left:
      cheaper codes, coarser images. At rate 0 there is only the mean image.\
      """;

  /** Images on the page. */
  private static final int SHOWN = 10;

  @Option(names = "--betas", split = ",", description = "Weights of the KL term.")
  private List<Double> betas = List.of(0.1, 0.3, 1.0, 2.0, 4.0, 10.0);

  @Option(names = "--epochs", description = "Passes (default: ${DEFAULT-VALUE}).")
  private int epochs = 10;

  @Option(names = "--rows", description = "Images, at most (default: ${DEFAULT-VALUE}).")
  private int rows = 20_000;

  @Option(names = "--out", description = "Folder of the page (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("hourglass-rate-distortion");

  /** A point of the curve, in nats an image; with the model that made it. */
  private record CurvePoint(double beta, double rate, double distortion, Autoencoder model) {
    String name() {
      return beta == 0 ? "the mean image" : "beta " + BetaVae.plain(beta);
    }
  }

  @Override
  public Report run(BenchmarkContext context) {
    DataSet set = set(context.data().orElse("digits"));
    Table training = training(set);
    Table test = set.read(Split.TEST).without(set.annotations());
    String lead =
        "A small VAE of %s, %,d images, %d epochs, once for each beta"
            .formatted(set.name(), training.rows(), epochs);
    return report(lead, points(training, test, context), training, test);
  }

  private static DataSet set(String name) {
    BenchmarkContext.requireKnown("--data", List.of(name), NAMES);
    return DataSets.find(name).orElseThrow();
  }

  private List<CurvePoint> points(Table training, Table test, BenchmarkContext context) {
    return betas.stream().sorted().map(beta -> point(beta, training, test, context)).toList();
  }

  private Table training(DataSet set) {
    Table all = set.read(Split.TRAIN).without(set.annotations());
    return all.slice(0, Math.min(rows, all.rows()));
  }

  private Report report(String lead, List<CurvePoint> points, Table training, Table test) {
    Autoencoder first = points.get(0).model();
    CurvePoint mean = new CurvePoint(0, 0, meanImage(first, training, test), first);
    Page page = page(lead, points, mean.distortion(), test.slice(0, SHOWN));
    return new Report(
        lead,
        List.of("nats per test image, one posterior sample each", "the mean image has rate 0"),
        List.of(table(Stream.concat(points.stream(), Stream.of(mean)).toList())),
        List.of(Report.written(page, out)));
  }

  private CurvePoint point(double beta, Table training, Table test, BenchmarkContext context) {
    context.note("beta " + beta);
    Autoencoder model = new BetaVae(LATENTS, epochs).fit(training, beta, 1);
    RateDistortion cost = RateDistortion.of(model, test);
    return new CurvePoint(beta, cost.rate(), cost.distortion(), model);
  }

  private static ResultTable<?> table(List<CurvePoint> points) {
    return ResultTable.of("points", "", points)
        .text("model", CurvePoint::name)
        .number("rate", 2, CurvePoint::rate)
        .number("distortion", 2, CurvePoint::distortion)
        .number("sum", 2, point -> point.rate() + point.distortion());
  }

  /** Distortion of test images that are all taken for the mean of the training images. */
  private static double meanImage(Autoencoder model, Table training, Table test) {
    double[] mean = mean(model.codec().encode(training));
    double[] average = mean(model.codec().encode(test));
    double nats = 0;
    for (int i = 0; i < mean.length; i++) {
      double p = Math.min(1 - LEAST, Math.max(LEAST, mean[i]));
      nats -= average[i] * Math.log(p) + (1 - average[i]) * Math.log1p(-p);
    }
    return nats;
  }

  private static double[] mean(Rows images) {
    return Moments.mean(images.values(), images.width());
  }

  private static Page page(String lead, List<CurvePoint> points, double mean, Table some) {
    List<Map<String, Double>> curve =
        points.stream()
            .map(p -> Map.of("beta", p.beta(), "rate", p.rate(), "distortion", p.distortion()))
            .toList();
    Html chart = Html.tallChart("rates", Map.of("points", curve, "mean", mean));
    return Page.titled("Rate against distortion", lead)
        .section("Rate and distortion over beta", Html.paragraph(EXPLANATION), chart)
        .section("The same images at each beta", Html.joined(images(points, some)));
  }

  private static List<Html> images(List<CurvePoint> points, Table some) {
    List<Html> images = new ArrayList<>();
    images.add(row("originals", some, points.get(0).model()));
    points.forEach(p -> images.add(row(p.name(), p.model().reconstruct(some), p.model())));
    return images;
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
