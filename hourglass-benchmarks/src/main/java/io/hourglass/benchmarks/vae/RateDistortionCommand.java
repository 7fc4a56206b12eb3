package io.hourglass.benchmarks.vae;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Rows;
import io.hourglass.data.Table;
import io.hourglass.io.dataset.DataSet;
import io.hourglass.io.dataset.DataSets;
import io.hourglass.io.source.Split;
import io.hourglass.json.Json;
import io.hourglass.linalg.Moments;
import io.hourglass.store.AtomicFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a code costs against what it is worth, over beta. */
@Command(
    name = "rate-distortion",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Rate against distortion of a small VAE over beta, on test pictures, in nats.",
      "Writes report.html with the curve."
    },
    footer = {
      "%nExamples:",
      "  hourglass bench rate-distortion",
      "  hourglass bench rate-distortion --data mnist --betas 0.1,1,10 --json"
    })
public final class RateDistortionCommand implements Callable<Integer> {
  private static final int HIDDEN = 256;
  private static final double LEAST = 1e-6;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Option(
      names = "--data",
      paramLabel = "NAME",
      description = "A data set of pictures (default: ${DEFAULT-VALUE}).")
  private String data = "digits";

  @Option(
      names = "--betas",
      paramLabel = "B",
      split = ",",
      description = "Weights of the KL term (default: ${DEFAULT-VALUE}).")
  private List<Double> betas = List.of(0.1, 0.3, 1.0, 2.0, 4.0, 10.0);

  @Option(
      names = "--latents",
      paramLabel = "N",
      description = "Numbers of the code (default: ${DEFAULT-VALUE}).")
  private int latents = 16;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the pictures (default: ${DEFAULT-VALUE}).")
  private int epochs = 10;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Pictures to learn from at most (default: ${DEFAULT-VALUE}).")
  private int rows = 20_000;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the report (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("hourglass-rate-distortion");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    DataSet set =
        DataSets.find(data)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "--data must be one of %s, got \"%s\""
                        .formatted(DataSets.all().stream().map(DataSet::name).toList(), data)));
    Files.createDirectories(out);
    Table all = set.read(Split.TRAIN).without(set.annotations());
    Table training = all.slice(0, Math.min(rows, all.rows()));
    Table test = set.read(Split.TEST).without(set.annotations());
    BetaVae vae = new BetaVae(HIDDEN, latents, epochs);
    List<RateDistortionResult.Point> points = new ArrayList<>();
    List<Autoencoder> models = new ArrayList<>();
    for (double beta : betas.stream().sorted().toList()) {
      note("beta " + beta);
      Autoencoder model = vae.fit(training, beta, 1);
      BetaVae.Cost cost = BetaVae.Cost.of(model, test);
      points.add(new RateDistortionResult.Point(beta, cost.rate(), cost.distortion()));
      models.add(model);
    }
    double mean = meanPicture(models.get(0), training, test);
    RateDistortionResult result =
        new RateDistortionResult(data, training.rows(), epochs, points, mean);
    report(result, models, test);
    return 0;
  }

  /** What test pictures cost where every one is taken for the mean of the training pictures. */
  private static double meanPicture(Autoencoder model, Table training, Table test) {
    Rows learned = model.codec().encode(training);
    double[] mean = Moments.mean(learned.values(), learned.width());
    Rows judged = model.codec().encode(test);
    double[] average = Moments.mean(judged.values(), judged.width());
    double nats = 0;
    for (int i = 0; i < mean.length; i++) {
      double p = Math.min(1 - LEAST, Math.max(LEAST, mean[i]));
      nats -= average[i] * Math.log(p) + (1 - average[i]) * Math.log1p(-p);
    }
    return nats;
  }

  private void report(RateDistortionResult result, List<Autoencoder> models, Table test)
      throws IOException {
    Path page = out.resolve("report.html");
    AtomicFile.write(
        page, file -> Files.writeString(file, RateDistortionReport.of(result, models, test)));
    PrintWriter to = spec.commandLine().getOut();
    to.print(
        json
            ? Json.writeLine(result) + "\n"
            : result.text() + "Report: " + page.toAbsolutePath().normalize().toUri() + "\n");
    to.flush();
  }

  private void note(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
