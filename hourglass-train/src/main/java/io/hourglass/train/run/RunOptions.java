package io.hourglass.train.run;

import io.hourglass.data.TableSource;
import io.hourglass.setting.Settings;
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
@Settings
public record RunOptions(
    Training settings,
    TrainingListener listener,
    Optional<TableSource> validation,
    Optional<Path> checkpoint,
    boolean resume,
    BooleanSupplier stop)
    implements RunOptionsBuilder.With {
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

  /** The same with validation rows of their own. */
  public RunOptions withValidation(TableSource rows) {
    return withValidation(Optional.of(rows));
  }

  /** The same with a checkpoint file. */
  public RunOptions withCheckpoint(Path file) {
    return withCheckpoint(Optional.of(file));
  }
}
