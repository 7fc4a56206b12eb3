package io.hourglass.cli.command.model;

import io.hourglass.Autoencoder;
import io.hourglass.cli.option.AnnotationOption;
import io.hourglass.cli.option.ColumnOptions;
import io.hourglass.cli.option.DataOptions;
import io.hourglass.cli.option.DesignOption;
import io.hourglass.cli.option.TrainingOptions;
import io.hourglass.cli.output.Console;
import io.hourglass.cli.output.Failures;
import io.hourglass.cli.output.HistoryFile;
import io.hourglass.cli.output.Interruption;
import io.hourglass.cli.output.Listeners;
import io.hourglass.cli.output.Output;
import io.hourglass.cli.output.SchemaText;
import io.hourglass.cli.output.TrainingProgress;
import io.hourglass.data.DataException;
import io.hourglass.data.Schema;
import io.hourglass.data.TableSource;
import io.hourglass.design.Design;
import io.hourglass.io.Tables;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.io.source.Split;
import io.hourglass.report.Text;
import io.hourglass.train.Trainer;
import io.hourglass.train.run.TensorBoard;
import io.hourglass.train.run.TrainingListener;
import io.hourglass.train.run.TrainingStoppedException;
import io.hourglass.train.settings.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains an autoencoder. */
@Command(
    name = "train",
    description = {
      "Train an autoencoder and write a model file.",
      "Ctrl-C keeps a checkpoint beside it; the same command with --resume continues."
    },
    footer = {
      "  hourglass train --data mnist --out mnist.hg --design lesson",
      "  hourglass train --data cards.parquet --out cards.hg --drop id --labels fraud",
      "  hourglass train --data \"SELECT * FROM 'cards.csv' WHERE Class = 0\" \\",
      "      --labels Class --out cards.hg --validation 0.1 --patience 5 --epochs 100",
      "  hourglass train --data photos/ --size 32x32 --out photos.hg --resume",
      "  hourglass train --data mnist --out cleaner.hg --corruption gaussian:0.4,clip",
      "  hourglass train --data shapes --out shapes.hg"
    })
public final class TrainCommand implements Callable<Integer> {
  private static final long BYTES_PER_CELL = Double.BYTES;

  @Mixin private DataOptions data = new DataOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "MODEL",
      description = "The model file to write, as in model.hg.")
  private Path out = Path.of("");

  @Mixin private AnnotationOption annotations = new AnnotationOption();
  @Mixin private DesignOption design = new DesignOption();
  @Mixin private ColumnOptions columns = new ColumnOptions();
  @Mixin private TrainingOptions options = new TrainingOptions();

  @Option(names = "--resume", description = "Continue from the checkpoint of the same command.")
  private boolean resume;

  @Option(
      names = "--history",
      paramLabel = "FILE",
      description = "Write the losses to this file, one line of JSON per epoch.")
  private Optional<Path> history = Optional.empty();

  @Option(
      names = "--tensorboard",
      paramLabel = "DIR",
      description = "Write TensorBoard event files to this folder.")
  private Optional<Path> tensorBoard = Optional.empty();

  @Mixin private Console console = new Console();

  @Override
  public Integer call() throws IOException {
    Function<Schema, Design> asked = design.design();
    Training training = training();
    Output.checkedFile("--out", out, data.spec());
    history.ifPresent(file -> Output.checkedFile("--history", file, data.spec()));
    Trainer.prepare(console::note);
    TableSource source = source();
    Design chosen = asked.apply(source.schema());
    return train(columns.design(chosen, source.schema(), training.codec()), training, source);
  }

  private Training training() {
    Training training = options.training();
    return training.withCodec(columns.codec(training.codec()));
  }

  private int train(Design chosen, Training training, TableSource source) throws IOException {
    long begun = System.nanoTime();
    Optional<Autoencoder> saved;
    try (Interruption interruption = new Interruption()) {
      saved = save(chosen, training, source, interruption);
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    saved.ifPresent(model -> report(model, source, seconds));
    return saved.isPresent() ? Failures.OK : Failures.INTERRUPTED;
  }

  /** Trains a model and writes it, unless the training is stopped. */
  private Optional<Autoencoder> save(
      Design chosen, Training training, TableSource source, Interruption interruption) {
    try {
      Autoencoder model = fit(chosen, training, source, interruption);
      model.save(out);
      return Optional.of(model);
    } catch (TrainingStoppedException e) {
      console.warn(e.getMessage() + "; continue with the same command and --resume");
      return Optional.empty();
    }
  }

  private Path checkpoint() {
    return out.resolveSibling(out.getFileName() + ".ckpt");
  }

  private Autoencoder fit(
      Design chosen, Training training, TableSource source, Interruption interruption) {
    return Trainer.with(training)
        .listening(listeners())
        .checkpointing(checkpoint())
        .resuming(resume)
        .stoppedBy(interruption)
        .fit(chosen, source);
  }

  private Listeners listeners() {
    List<TrainingListener> listeners = new ArrayList<>();
    listeners.add(new TrainingProgress(console));
    history.ifPresent(file -> listeners.add(new HistoryFile(file)));
    tensorBoard.ifPresent(folder -> listeners.add(new TensorBoard(folder)));
    return new Listeners(listeners);
  }

  /** The rows without excluded columns; prints the columns and their types. */
  private TableSource source() {
    ReadOptions reading = data.reading(Split.TRAIN);
    TableSource all = Tables.open(data.spec(), reading);
    Set<String> labels = labels(all.schema());
    labels.removeAll(reading.drop());
    labels.forEach(label -> checkColumn(all, label));
    TableSource source = read(all.without(labels));
    noteColumns(source);
    return source;
  }

  private void noteColumns(TableSource source) {
    String count = Text.count(source.schema().fields().size(), "column");
    String columns = SchemaText.of(source.schema()).stripTrailing();
    console.note("%s: %s\n%s".formatted(source.name(), count, columns));
  }

  private static void checkColumn(TableSource source, String column) {
    if (source.schema().field(column).isEmpty()) {
      throw DataException.noColumn(source.name(), column, source.schema().names());
    }
  }

  /** A small table is read once and reported on; a large one is read again in every epoch. */
  private TableSource read(TableSource source) {
    long cells = Runtime.getRuntime().maxMemory() / 8 / BYTES_PER_CELL;
    boolean isLarge =
        source.rows().orElse(Long.MAX_VALUE) > cells / source.schema().fields().size();
    return isLarge ? source : TableSource.of(console.noted(Tables.load(source)));
  }

  /** Label columns, which are excluded. */
  private Set<String> labels(Schema schema) {
    Set<String> labels = new LinkedHashSet<>(annotations.excluded(data.spec(), schema));
    annotations.note(labels, console);
    data.labels().ifPresent(labels::add);
    return labels;
  }

  private void report(Autoencoder model, TableSource source, double seconds) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", out.toString());
    json.put("data", source.name());
    json.putAll(size(model));
    json.put("seconds", seconds);
    json.put("training", model.file().training());
    console.report(json, summary(model, seconds));
  }

  private static Map<String, Object> size(Autoencoder model) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rows", model.file().provenance().rows());
    json.put("weights", model.network().architecture().parameterCount());
    json.put("code", model.design().latent().width());
    return json;
  }

  private String summary(Autoencoder model, double seconds) {
    String parity = model.file().training().path("parity").path("worst").asText("?");
    return "%s: trained in %s; largest difference between TensorFlow and plain Java %s"
        .formatted(out, Text.duration(seconds), parity);
  }
}
