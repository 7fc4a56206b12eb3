package io.hourglass.train;

import io.hourglass.Autoencoder;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.design.Design;
import io.hourglass.train.engine.Natives;
import io.hourglass.train.run.Run;
import io.hourglass.train.run.RunOptions;
import io.hourglass.train.run.TrainingData;
import io.hourglass.train.run.TrainingException;
import io.hourglass.train.run.TrainingListener;
import io.hourglass.train.run.TrainingStoppedException;
import io.hourglass.train.settings.Training;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Trains a design on rows. Immutable: each method gives a trainer that does one thing more.
 *
 * {@snippet class=io.hourglass.train.SnippetsTest region=trainer lang=java}
 */
public final class Trainer {
  private final RunOptions options;

  private Trainer(RunOptions options) {
    this.options = options;
  }

  /**
   * Loads TensorFlow's native libraries in the background, to be there when training begins. The
   * first time on a machine they are unpacked, and the notice says so.
   *
   * @param notice takes one sentence, or none
   */
  public static void prepare(Consumer<String> notice) {
    Natives natives = Natives.look();
    if (!natives.areUnpacked()) {
      notice.accept(
          "unpacking TensorFlow's native libraries to %s (%,d MB), this first time only"
              .formatted(natives.folder(), natives.bytes() / 1_000_000));
    }
    loadInBackground();
  }

  private static void loadInBackground() {
    Thread loader = new Thread(Natives::load, "hourglass-natives");
    loader.setDaemon(true);
    loader.start();
  }

  /** A trainer with these settings. */
  public static Trainer with(Training settings) {
    return new Trainer(RunOptions.of(settings));
  }

  /** Notifies a listener of progress. */
  public Trainer listening(TrainingListener listener) {
    return new Trainer(options.withListener(listener));
  }

  /** Evaluates on other rows than a share of the training data. */
  public Trainer validatedOn(TableSource rows) {
    return new Trainer(options.withValidation(rows));
  }

  /** Keeps a checkpoint in a file: at least every half a minute, when stopped, and at the end. */
  public Trainer checkpointing(Path file) {
    return new Trainer(options.withCheckpoint(file));
  }

  /** Goes on from the checkpoint, if there is one. */
  public Trainer resuming(boolean resume) {
    return new Trainer(options.withResume(resume));
  }

  /** Stops, with a checkpoint, as soon as the question is answered with yes. */
  public Trainer stoppedBy(BooleanSupplier stop) {
    return new Trainer(options.withStop(stop));
  }

  /** Trains on a table in memory; as {@link #fit(Design, TableSource)}. */
  public Autoencoder fit(Design design, Table table) {
    return fit(design, TableSource.of(table));
  }

  /**
   * Trains.
   *
   * @param design what to train
   * @param source the rows; read again every epoch where they do not fit in memory
   * @throws io.hourglass.data.DataException if the rows cannot be used
   * @throws IllegalArgumentException if the design does not suit them
   * @throws TrainingException if the loss becomes NaN or infinite; the last good weights are in the
   *     checkpoint
   * @throws TrainingStoppedException if it was asked to stop; how far it came is in the checkpoint
   */
  public Autoencoder fit(Design design, TableSource source) {
    TrainingData data = TrainingData.of(source, options.validation(), options.settings());
    try (Run run = new Run(design, data, options)) {
      return run.toTheEnd();
    }
  }
}
