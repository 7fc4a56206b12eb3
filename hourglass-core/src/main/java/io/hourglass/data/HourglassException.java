package io.hourglass.data;

/**
 * The root of the library's own exceptions: the data, a model file or a training run failed. A
 * wrong argument is an {@link IllegalArgumentException} instead, and a mistake in the library an
 * {@link IllegalStateException}.
 */
public abstract class HourglassException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Made with the whole sentence. */
  protected HourglassException(String message) {
    super(message);
  }

  /** Made with the whole sentence and the exception behind it. */
  protected HourglassException(String message, Throwable cause) {
    super(message, cause);
  }
}
