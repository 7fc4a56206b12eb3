package io.hourglass.store;

import io.hourglass.data.HourglassException;

/** A model file cannot be used. The message names it and says why. */
public final class ModelFileException extends HourglassException {
  private static final long serialVersionUID = 1;

  /** Creates an exception with a complete message. */
  public ModelFileException(String message) {
    super(message);
  }

  /** Creates an exception with a complete message and its cause. */
  public ModelFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
