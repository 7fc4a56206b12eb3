package io.hourglass.train;

/** Of this library. */
final class Version {
  static final String HOURGLASS = "0.1.0";

  private Version() {}
}
