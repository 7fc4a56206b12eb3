package io.hourglass.train.run;

/** Training was asked to stop and did, between two chunks. */
public final class TrainingStoppedException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  /** Made with the whole sentence. */
  TrainingStoppedException(String message) {
    super(message);
  }
}
