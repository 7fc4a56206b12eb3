package io.hourglass.train.run;

/** The version of this library. */
final class LibraryVersion {
  static final String HOURGLASS = "0.1.0";

  private LibraryVersion() {}
}
