package io.hourglass.io.source;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A part of a data set. */
public enum Split {
  /** Rows to train on. */
  TRAIN,
  /** Rows to evaluate on. */
  TEST;

  /** Its name as written in {@code mnist:test}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The split of that name, if there is one. */
  public static Optional<Split> find(String label) {
    return Stream.of(values()).filter(split -> split.label().equals(label)).findFirst();
  }
}
