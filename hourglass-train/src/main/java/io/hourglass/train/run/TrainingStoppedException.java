package io.hourglass.train.run;

import io.hourglass.data.HourglassException;

/** Training was asked to stop and did, between two chunks. */
public final class TrainingStoppedException extends HourglassException {
  private static final long serialVersionUID = 1;

  /** Made with the whole sentence. */
  TrainingStoppedException(String message) {
    super(message);
  }
}
