package io.hourglass.benchmarks.likelihood;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Binarization;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Rows;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.evaluate.likelihood.LikelihoodEstimator;
import io.hourglass.evaluate.likelihood.LikelihoodEvaluator;
import io.hourglass.io.Tables;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.json.Json;
import io.hourglass.train.Trainer;
import io.hourglass.train.run.Epoch;
import io.hourglass.train.run.TrainingListener;
import io.hourglass.train.settings.Schedule;
import io.hourglass.train.settings.Training;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains variational autoencoders on dynamically binarized pictures, and judges them. */
@Command(
    name = "likelihood",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Log likelihood of dynamically binarized MNIST by importance sampling: a standard normal",
      "prior, a VampPrior, an importance-weighted bound, and the best of all."
    },
    footer = {
      "%nExamples:",
      "  hourglass bench likelihood --keep models/       hours: all four",
      "  hourglass bench likelihood --only STANDARD --epochs 20 --samples 100 --rows 1000"
    })
public final class LikelihoodCommand implements Callable<Integer> {

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "Some of ${COMPLETION-CANDIDATES}.")
  private List<Contestant> only = List.of(Contestant.values());

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = {
        "Passes over the pictures of the standard prior (default: ${DEFAULT-VALUE});",
        "of the others as many as take as long, of the best an hour's."
      })
  private int epochs = 600;

  @Option(
      names = "--samples",
      paramLabel = "K",
      description = "Codes per test picture (default: ${DEFAULT-VALUE}).")
  private int samples = 5_000;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Test pictures, spread evenly (default: ${DEFAULT-VALUE}).")
  private int rows = 10_000;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Keep the models here, and judge those that are there already.")
  private Optional<Path> keep = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of the engine (default: ${DEFAULT-VALUE}, by the size of the model).")
  private int threads = 0;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Table test = pictures("mnist:test");
    test = test.select(spread(Math.min(rows, test.rows()), test.rows()));
    List<LikelihoodRunReport.Line> lines = new ArrayList<>();
    for (Contestant contestant : only) {
      Autoencoder model = model(contestant);
      note(
          "%s: judging by %,d codes for each of %,d pictures"
              .formatted(contestant, samples, test.rows()));
      lines.add(line(contestant, model, test));
    }
    LikelihoodRunReport report =
        new LikelihoodRunReport(
            samples, test.rows(), IndependentPixels.of(pictures("mnist:train"), test), lines);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? Json.writeLine(report) + "\n" : report.text());
    out.flush();
    return 0;
  }

  /** Some of all rows, evenly: MNIST's first 5,000 test pictures are easier than the others. */
  private static int[] spread(int some, int all) {
    return IntStream.range(0, some).map(i -> (int) ((long) i * all / some)).toArray();
  }

  private static Table pictures(String spec) {
    return Tables.load(spec, ReadOptions.defaults().withDrop(List.of("label"))).table();
  }

  private Autoencoder model(Contestant contestant) {
    Optional<Path> file = keep.map(folder -> folder.resolve(contestant + ".hg"));
    if (file.filter(Files::exists).isPresent()) {
      return Autoencoder.load(file.get());
    }
    Training training =
        Training.defaults()
            .withEpochs(contestant.epochs(epochs))
            .withBatch(contestant.batch())
            .withLearningRate(contestant.rate())
            .withClipNorm(contestant.clipNorm())
            .withSchedule(new Schedule.Cosine(0.02))
            .withThreads(threads)
            .withCodec(CodecFit.defaults().withBinarization(Binarization.DYNAMIC));
    Trainer trainer = Trainer.with(training).listening(new Notes(contestant));
    Autoencoder model =
        file.map(path ->
                trainer.checkpointing(path.resolveSibling(contestant + ".ckpt")).resuming(true))
            .orElse(trainer)
            .fit(contestant.design(), TableSource.of(pictures("mnist:train")));
    file.ifPresent(model::save);
    return model;
  }

  private LikelihoodRunReport.Line line(Contestant contestant, Autoencoder model, Table test) {
    LikelihoodEstimator evidence = LikelihoodEstimator.of(model.network()).orElseThrow();
    LikelihoodEvaluator judge =
        new LikelihoodEvaluator(evidence, new LikelihoodEvaluator.Settings(1, samples, 1));
    Rows encoded = model.codec().encode(test);
    judge.add(encoded, done -> {});
    return LikelihoodRunReport.Line.of(contestant.name(), model, judge.report());
  }

  private void note(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }

  /** A line for every tenth epoch. */
  private final class Notes implements TrainingListener {
    private static final int EVERY = 10;

    private final Contestant contestant;
    private long begun = System.nanoTime();

    private Notes(Contestant contestant) {
      this.contestant = contestant;
    }

    @Override
    public void finished(Epoch epoch) {
      if (epoch.number() % EVERY == 1) {
        note(
            "%s: epoch %d, loss %.2f, %s (%.1f s)"
                .formatted(
                    contestant,
                    epoch.number(),
                    epoch.loss(),
                    epoch.terms(),
                    (System.nanoTime() - begun) / 1e9));
      }
      begun = System.nanoTime();
    }
  }
}
