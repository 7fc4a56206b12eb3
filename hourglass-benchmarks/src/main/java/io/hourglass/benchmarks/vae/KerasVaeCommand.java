package io.hourglass.benchmarks.vae;

import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import io.hourglass.design.DesignText;
import io.hourglass.io.Tables;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.json.Json;
import io.hourglass.train.Trainer;
import io.hourglass.train.run.Epoch;
import io.hourglass.train.run.TrainingListener;
import io.hourglass.train.settings.Training;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains by the recipe of the Keras example: all 70,000 pictures of MNIST, batch 128. */
@Command(
    name = "keras-vae",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "The convolutional variational autoencoder of the Keras examples, with a code of 2 numbers,",
      "by the same recipe: its loss in the last epoch beside the one that Keras prints."
    },
    footer = {
      "%nExamples:",
      "  hourglass bench keras-vae",
      "  hourglass bench keras-vae --seeds 1,2,3 --json"
    })
public final class KerasVaeCommand implements Callable<Integer> {
  private static final int BATCH = 128;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the pictures (default: ${DEFAULT-VALUE}).")
  private int epochs = 30;

  @Option(
      names = "--seeds",
      paramLabel = "S",
      split = ",",
      description = "Trainings, one a seed (default: 2).")
  private List<Long> seeds = List.of(2L);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Table pictures = pictures();
    List<KerasVaeResult.Run> runs = new ArrayList<>();
    for (long seed : seeds) {
      runs.add(run(seed, pictures));
    }
    KerasVaeResult result = KerasVaeResult.of(epochs, pictures.rows(), runs);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? Json.writeLine(result) + "\n" : result.text());
    out.flush();
    return 0;
  }

  private static Table pictures() {
    List<byte[]> pixels = new ArrayList<>();
    ImageColumn last = add("mnist:train", pixels);
    add("mnist:test", pixels);
    return new Table(
        "mnist", List.of(new ImageColumn(last.name(), last.type(), pixels.toArray(byte[][]::new))));
  }

  private static ImageColumn add(String part, List<byte[]> pixels) {
    Table table = Tables.read(part, ReadOptions.defaults());
    ImageColumn found =
        table.columns().stream()
            .filter(ImageColumn.class::isInstance)
            .map(ImageColumn.class::cast)
            .findFirst()
            .orElseThrow();
    for (int row = 0; row < found.rows(); row++) {
      pixels.add(found.pixels(row));
    }
    return found;
  }

  private KerasVaeResult.Run run(long seed, Table pictures) {
    Training training = Training.defaults().withEpochs(epochs).withBatch(BATCH).withSeed(seed);
    LastEpoch last = new LastEpoch(seed);
    long begun = System.nanoTime();
    Trainer.with(training)
        .listening(last)
        .fit(DesignText.parse("conv-vae:latent=2", pictures.schema()), pictures);
    return KerasVaeResult.Run.of(
        seed, last.epochs.get(last.epochs.size() - 1), (System.nanoTime() - begun) / 1e9);
  }

  /** Tells of every epoch and keeps it. */
  private final class LastEpoch implements TrainingListener {
    private final List<Epoch> epochs = new ArrayList<>();
    private final long seed;

    private LastEpoch(long seed) {
      this.seed = seed;
    }

    @Override
    public void finished(Epoch epoch) {
      epochs.add(epoch);
      PrintWriter err = spec.commandLine().getErr();
      err.printf(
          Locale.ROOT,
          "seed %d, epoch %d: %.2f %s%n",
          seed,
          epoch.number(),
          epoch.loss(),
          epoch.terms());
      err.flush();
    }
  }
}
