package io.hourglass.train.run;

import io.hourglass.train.settings.Training;
import java.util.Optional;

/** Training throughput, for the progress line. */
final class Throughput {
  private static final long EVERY_NANOS = 100_000_000L;

  private final Training settings;
  private final long rowsPerEpoch;
  private final long begun = System.nanoTime();
  private long trained;
  private long reported;

  Throughput(Training settings, long rowsPerEpoch) {
    this.settings = settings;
    this.rowsPerEpoch = rowsPerEpoch;
  }

  /** Counts rows; reports progress ten times a second. */
  Optional<TrainingListener.Progress> trained(long rows, RunState progress) {
    trained += rows;
    long now = System.nanoTime();
    if (now - reported < EVERY_NANOS && progress.rows() < rowsPerEpoch) {
      return Optional.empty();
    }
    reported = now;
    return Optional.of(progress(progress, trained / ((now - begun) / 1e9)));
  }

  private TrainingListener.Progress progress(RunState progress, double perSecond) {
    long left = rowsPerEpoch * (settings.epochs() - progress.epoch() + 1) - progress.rows();
    return new TrainingListener.Progress(
        progress.epoch(),
        settings.epochs(),
        progress.rows(),
        rowsPerEpoch,
        progress.loss(),
        perSecond,
        left / perSecond);
  }
}
