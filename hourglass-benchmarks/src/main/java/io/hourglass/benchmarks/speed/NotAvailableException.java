package io.hourglass.benchmarks.speed;

import java.io.Serial;

/** A peer is not there, or cannot be made ready; the message says why, as half a sentence. */
final class NotAvailableException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  NotAvailableException(String reason) {
    super(reason);
  }
}
