package io.hourglass.train.run;

import io.hourglass.data.HourglassException;

/**
 * Training could not go on. The message says where, what happened, what was kept and what to do.
 */
public final class TrainingException extends HourglassException {
  private static final long serialVersionUID = 1;

  /** Made with the whole sentence. */
  public TrainingException(String message) {
    super(message);
  }

  /** Made with the whole sentence and what lay behind it. */
  public TrainingException(String message, Throwable cause) {
    super(message, cause);
  }
}
