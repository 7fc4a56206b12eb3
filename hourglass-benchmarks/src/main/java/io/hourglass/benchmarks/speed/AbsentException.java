package io.hourglass.benchmarks.speed;

import java.io.Serial;

/** A peer is not there, or cannot be made ready; the message says why, as half a sentence. */
public final class AbsentException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  /** For a reason. */
  public AbsentException(String reason) {
    super(reason);
  }

  /** The reason. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
