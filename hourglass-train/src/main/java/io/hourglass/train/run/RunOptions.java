package io.hourglass.train.run;

import io.hourglass.data.TableSource;
import io.hourglass.train.settings.Training;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Options of one training run besides its settings.
 *
 * @param settings training settings
 * @param listener receives progress
 * @param validation validation rows, where they are not held out from the training data
 * @param checkpoint file for checkpoints
 * @param resume whether to continue from the checkpoint
 * @param stop polled between chunks; the run stops when it is true
 */
public record RunOptions(
    Training settings,
    TrainingListener listener,
    Optional<TableSource> validation,
    Optional<Path> checkpoint,
    boolean resume,
    BooleanSupplier stop) {
  /** The settings alone: no listener, no checkpoint. */
  public static RunOptions of(Training settings) {
    return new RunOptions(
        settings,
        new TrainingListener() {},
        Optional.empty(),
        Optional.empty(),
        false,
        () -> false);
  }

  /** The same with a listener. */
  public RunOptions withListener(TrainingListener newListener) {
    return new RunOptions(settings, newListener, validation, checkpoint, resume, stop);
  }

  /** The same with validation rows of their own. */
  public RunOptions withValidation(TableSource rows) {
    return new RunOptions(settings, listener, Optional.of(rows), checkpoint, resume, stop);
  }

  /** The same with a checkpoint file. */
  public RunOptions withCheckpoint(Path file) {
    return new RunOptions(settings, listener, validation, Optional.of(file), resume, stop);
  }

  /** The same, continuing from the checkpoint or not. */
  public RunOptions withResume(boolean newResume) {
    return new RunOptions(settings, listener, validation, checkpoint, newResume, stop);
  }

  /** The same, stopping when asked. */
  public RunOptions withStop(BooleanSupplier newStop) {
    return new RunOptions(settings, listener, validation, checkpoint, resume, newStop);
  }
}
