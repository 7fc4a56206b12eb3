package io.hourglass.benchmarks.process;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a data set lies. */
public final class OwnData {
  private OwnData() {}

  /**
   * The folder that is named, or else that of the data set in the user's own.
   *
   * @param ownFolder what {@code HOURGLASS_DATA} says
   * @param name of the data set
   */
  public static Optional<Path> folder(
      Optional<Path> named, @Nullable String ownFolder, String name) {
    return named.or(() ->
        Optional.ofNullable(ownFolder)
            .filter(own -> !own.isBlank())
            .map(own -> Path.of(own, name)));
  }
}
