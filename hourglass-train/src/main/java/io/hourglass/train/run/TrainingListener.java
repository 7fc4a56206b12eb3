package io.hourglass.train.run;

/**
 * A listener for the progress of training. It is called on the training thread and must be quick.
 */
public interface TrainingListener {
  /** Before the first step. */
  default void started(Plan plan) {}

  /** After every chunk of steps. */
  default void progressed(Progress progress) {}

  /** After every epoch. */
  default void finished(Epoch epoch) {}

  /** Something the user should know, as a sentence. */
  default void noticed(String sentence) {}

  /**
   * The plan of a training run.
   *
   * @param rows to train on, per epoch
   * @param validationRows held out
   * @param stepsPerEpoch steps of an epoch
   * @param epochs how many at most
   * @param firstEpoch the first to be run, from 1; more than 1 after resuming
   * @param weights how many numbers are learned
   * @param engine the engine that runs it
   */
  record Plan(
      long rows,
      long validationRows,
      long stepsPerEpoch,
      int epochs,
      int firstEpoch,
      long weights,
      String engine) {}

  /**
   * Where training is.
   *
   * @param epoch number of the epoch, from 1
   * @param epochs how many at most
   * @param rows trained on in this epoch so far
   * @param rowsPerEpoch of how many
   * @param loss mean over those rows, in nats per row
   * @param rowsPerSecond over the last seconds
   * @param secondsLeft until the last epoch ends, if none stops early
   */
  record Progress(
      int epoch,
      int epochs,
      long rows,
      long rowsPerEpoch,
      double loss,
      double rowsPerSecond,
      double secondsLeft) {}
}
