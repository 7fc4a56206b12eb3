package io.hourglass.benchmarks.vae;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Codec;
import io.hourglass.codec.Rows;
import io.hourglass.data.Table;
import io.hourglass.io.generate.Shapes;
import io.hourglass.io.source.Split;
import io.hourglass.json.Json;
import io.hourglass.linalg.Moments;
import io.hourglass.metric.disentanglement.Disentanglement;
import io.hourglass.metric.disentanglement.Factor;
import io.hourglass.store.AtomicFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether beta makes codes take shapes apart. */
@Command(
    name = "disentanglement",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "How well codes of shapes take their factors apart: VAE, beta-VAE and principal components.",
      "Writes report.html with the traversal pictures."
    },
    footer = {
      "%nExamples:",
      "  hourglass bench disentanglement",
      "  hourglass bench disentanglement --seeds 1 --epochs 10 --json"
    })
public final class DisentanglementCommand implements Callable<Integer> {
  private static final int HIDDEN = 256;
  private static final int LATENTS = 10;

  /** Rows from which principal components are found: more do not change them. */
  private static final int SAMPLE = 10_000;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Runs of each (default: ${DEFAULT-VALUE}).")
  private int seeds = 3;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the pictures (default: ${DEFAULT-VALUE}).")
  private int epochs = 20;

  @Option(
      names = "--beta",
      paramLabel = "B",
      description = "Weight of the KL term (default: ${DEFAULT-VALUE}).")
  private double beta = 4;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Pictures to learn from (default: ${DEFAULT-VALUE}, all).")
  private int rows = Shapes.TRAIN;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the report and the models (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("hourglass-disentanglement");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(out);
    Table training = Shapes.rows("shapes:train", 0, rows).without(Shapes.FACTORS);
    Table test = Shapes.part("shapes:test", Split.TEST);
    BetaVae vae = new BetaVae(HIDDEN, LATENTS, epochs);
    List<DisentanglementResult.Code> codes = new ArrayList<>();
    List<Autoencoder> models = new ArrayList<>();
    for (double weight : new double[] {1, beta}) {
      String name = weight == 1 ? "VAE" : "beta-VAE, beta " + DisentanglementResult.plain(weight);
      List<DisentanglementResult.Run> runs = new ArrayList<>();
      for (int seed = 1; seed <= seeds; seed++) {
        note(name + ", seed " + seed);
        Autoencoder model = vae.fit(training, weight, seed);
        model.save(
            out.resolve("beta-%s-seed-%d.hg".formatted(DisentanglementResult.plain(weight), seed)));
        runs.add(
            new DisentanglementResult.Run(
                seed, scores(model.encode(test), test), BetaVae.Cost.of(model, test)));
        if (seed == 1) {
          models.add(model);
        }
      }
      codes.add(new DisentanglementResult.Code(name, runs));
    }
    note("principal components");
    codes.add(principal(models.get(0).codec(), training, test));
    DisentanglementResult result = DisentanglementResult.of(epochs, rows, codes);
    report(result, models, test);
    return 0;
  }

  private static Disentanglement scores(Rows codes, Table test) {
    List<Factor> factors = Shapes.FACTORS.stream().map(name -> Factor.of(test, name)).toList();
    return Disentanglement.of(codes, factors, 1);
  }

  private static DisentanglementResult.Code principal(Codec codec, Table training, Table test) {
    Rows some = codec.encode(training.slice(0, Math.min(SAMPLE, training.rows())));
    Moments moments = Moments.of(some.values(), some.width());
    double[][] directions = moments.spectrum().directions();
    Rows encoded = codec.encode(test);
    float[] codes = new float[encoded.rows() * LATENTS];
    IntStream.range(0, codes.length)
        .parallel()
        .forEach(i -> {
          double sum = 0;
          for (int k = 0; k < encoded.width(); k++) {
            float value = encoded.values()[i / LATENTS * encoded.width() + k];
            sum += directions[i % LATENTS][k] * (value - moments.mean()[k]);
          }
          codes[i] = (float) sum;
        });
    Disentanglement scores = scores(new Rows(codes, LATENTS), test);
    BetaVae.Cost none = new BetaVae.Cost(Double.NaN, Double.NaN);
    return new DisentanglementResult.Code(
        "PCA, %d components".formatted(LATENTS),
        List.of(new DisentanglementResult.Run(0, scores, none)));
  }

  private void report(DisentanglementResult result, List<Autoencoder> models, Table test)
      throws IOException {
    Path page = out.resolve("report.html");
    AtomicFile.write(
        page, file -> Files.writeString(file, DisentanglementReport.of(result, models, test, out)));
    PrintWriter to = spec.commandLine().getOut();
    to.print(
        json
            ? Json.writeLine(result.json()) + "\n"
            : result.text() + "Report: " + page.toAbsolutePath().normalize().toUri() + "\n");
    to.flush();
  }

  private void note(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
