package io.hourglass.store;

import io.hourglass.data.HourglassException;

/** A model file cannot be used. The message names it and says why. */
public final class ModelFileException extends HourglassException {
  private static final long serialVersionUID = 1;

  /** Made with the whole sentence. */
  public ModelFileException(String message) {
    super(message);
  }

  /** Made with the whole sentence and what lay behind it. */
  public ModelFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
