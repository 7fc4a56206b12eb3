package io.hourglass.benchmarks.model;

import io.hourglass.Autoencoder;
import io.hourglass.benchmarks.detection.RowSelection;
import io.hourglass.benchmarks.report.Benchmark;
import io.hourglass.benchmarks.report.BenchmarkContext;
import io.hourglass.benchmarks.report.Report;
import io.hourglass.benchmarks.report.ResultTable;
import io.hourglass.codec.Binarization;
import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Rows;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.evaluate.likelihood.Estimate;
import io.hourglass.evaluate.likelihood.LikelihoodEstimator;
import io.hourglass.evaluate.likelihood.LikelihoodEvaluator;
import io.hourglass.evaluate.likelihood.LikelihoodReport;
import io.hourglass.io.Tables;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.train.Trainer;
import io.hourglass.train.run.Epoch;
import io.hourglass.train.run.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Variational autoencoders of dynamically binarized images, by their log likelihood. */
@Command(
    name = "likelihood",
    description = "Log likelihood of dynamically binarized MNIST, by prior and objective.",
    footer = {
      "  hourglass bench likelihood --models models/       hours: all four",
      "  hourglass bench likelihood --only STANDARD --epochs 20 --samples 100 --rows 1000"
    })
public final class LikelihoodBenchmark implements Benchmark {
  /** Images added to every pixel's count, half of them white, so that nothing is impossible. */
  private static final double PRIOR_COUNT = 1;

  private static final String TITLE = "MNIST, dynamically binarized: nats per test image";
  private static final String INDEPENDENT =
      "independent pixels: each is white as often as in the training images";

  @Option(names = "--only", split = ",", description = "Some of ${COMPLETION-CANDIDATES}.")
  private List<LikelihoodModel> only = List.of(LikelihoodModel.values());

  @Option(names = "--epochs", description = "Of the standard prior; of others what takes as long.")
  private int epochs = 600;

  @Option(names = "--samples", description = "Per test image (default: ${DEFAULT-VALUE}).")
  private int samples = 5_000;

  @Option(names = "--rows", description = "Test images, evenly spread (default: all).")
  private int rows = 10_000;

  @Option(names = "--models", description = "Folder of models to keep, and to evaluate if there.")
  private Optional<Path> models = Optional.empty();

  /** A model's figures, in nats per image; without a report for independent pixels. */
  private record ModelResult(
      String name,
      @Nullable Integer epochs,
      @Nullable Integer width,
      @Nullable LikelihoodReport report,
      Estimate logLikelihood) {
    @Nullable Double of(Function<LikelihoodReport, Double> figure) {
      return report == null ? null : figure.apply(report);
    }
  }

  @Override
  public Report run(BenchmarkContext context) {
    Table test = spread(images("mnist:test"));
    Table training = images("mnist:train");
    List<ModelResult> results = new ArrayList<>();
    only.forEach(model -> results.add(result(model, training, test, context)));
    Estimate independent = new Estimate(independentPixels(training, test), Double.NaN);
    results.add(new ModelResult("independent pixels", null, null, null, independent));
    return new Report(TITLE, rules(test.rows()), List.of(table(results)));
  }

  private List<String> rules(int images) {
    String sampling =
        "log likelihood by importance sampling, %,d samples for each of %,d images"
            .formatted(samples, images);
    return List.of(sampling, INDEPENDENT);
  }

  private Table spread(Table images) {
    return images.select(RowSelection.spread(rows, images.rows()));
  }

  private static Table images(String data) {
    return Tables.load(data, ReadOptions.defaults().withDrop(List.of("label"))).table();
  }

  private Autoencoder trained(LikelihoodModel model, Table images, BenchmarkContext context) {
    Optional<Path> file = models.map(folder -> folder.resolve(model + ".hg"));
    if (file.filter(Files::exists).isPresent()) {
      return Autoencoder.load(file.get());
    }
    Autoencoder trained =
        trainer(model, file, context).fit(model.design(images.schema()), TableSource.of(images));
    file.ifPresent(trained::save);
    return trained;
  }

  private Trainer trainer(LikelihoodModel model, Optional<Path> file, BenchmarkContext context) {
    Trainer trainer =
        Trainer.with(model.training(epochs)).listening(new EpochNotes(model, context));
    return file.map(path -> path.resolveSibling(model + ".ckpt"))
        .map(checkpoint -> trainer.checkpointing(checkpoint).resuming(true))
        .orElse(trainer);
  }

  /** Notes every tenth epoch. */
  private record EpochNotes(LikelihoodModel model, BenchmarkContext context)
      implements TrainingListener {
    @Override
    public void finished(Epoch epoch) {
      if (epoch.number() % 10 == 1) {
        context.note(
            "%s: epoch %d, loss %.2f, %s"
                .formatted(model, epoch.number(), epoch.loss(), epoch.terms()));
      }
    }
  }

  private ModelResult result(
      LikelihoodModel name, Table training, Table test, BenchmarkContext context) {
    Autoencoder model = trained(name, training, context);
    context.note(
        "%s: %,d posterior samples for each of %,d images".formatted(name, samples, test.rows()));
    LikelihoodReport report = report(model, test);
    int done = model.file().training().path("history").size();
    int width = model.design().latent().width();
    Estimate logLikelihood = report.logLikelihood().orElse(report.elbo());
    return new ModelResult(name.name(), done, width, report, logLikelihood);
  }

  private LikelihoodReport report(Autoencoder model, Table test) {
    LikelihoodEvaluator evaluator =
        new LikelihoodEvaluator(
            LikelihoodEstimator.of(model.network()).orElseThrow(),
            new LikelihoodEvaluator.Settings(1, samples, 1));
    evaluator.add(model.codec().encode(test), done -> {});
    return evaluator.report();
  }

  /** Mean log likelihood of the test images, binarized as the models' are, pixel by pixel. */
  private static double independentPixels(Table training, Table test) {
    CodecFit fit = CodecFit.defaults().withBinarization(Binarization.DYNAMIC);
    Codec codec = fit.fit(TableSource.of(training)).codec();
    double[] white = whiteShares(codec.encode(training));
    Rows binarized = Binarization.sample(codec, codec.encode(test), 1);
    return logLikelihood(binarized.values(), white) / binarized.rows();
  }

  private static double logLikelihood(float[] binarized, double[] white) {
    double sum = 0;
    for (int i = 0; i < binarized.length; i++) {
      double share = white[i % white.length];
      sum += Math.log(binarized[i] > 0 ? share : 1 - share);
    }
    return sum;
  }

  private static double[] whiteShares(Rows images) {
    double[] white = new double[images.width()];
    for (int i = 0; i < images.values().length; i++) {
      white[i % white.length] += images.values()[i];
    }
    return Arrays.stream(white)
        .map(count -> (count + PRIOR_COUNT / 2) / (images.rows() + PRIOR_COUNT))
        .toArray();
  }

  private static ResultTable<?> table(List<ModelResult> lines) {
    return ResultTable.of("models", "", lines)
        .text("model", ModelResult::name)
        .column("epochs", "%d", ModelResult::epochs)
        .optional("ELBO", 2, one -> one.of(report -> report.elbo().mean()))
        .optional("KL", 2, one -> one.of(report -> report.kl().mean()))
        .optional("active units", 0, one -> one.of(report -> (double) report.activeUnits()))
        .column("latent dimensions", "%d", ModelResult::width)
        .number("log likelihood", 2, one -> one.logLikelihood().mean())
        .number("standard error", 2, one -> one.logLikelihood().standardError());
  }
}
