package io.hourglass.train;

/** Training was asked to stop and did, between two chunks. */
public final class Stopped extends IllegalStateException {
  private static final long serialVersionUID = 1;

  /** Made with the whole sentence. */
  Stopped(String message) {
    super(message);
  }
}
