package io.hourglass.benchmarks.report;

import io.hourglass.data.DataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The inputs of a benchmark.
 *
 * @param data value of {@code --data}, if there is one
 * @param seeds how many: seeds 1, 2, ...
 * @param environment variables of this process
 * @param progress receives lines that say what is being measured
 */
public record BenchmarkContext(
    Optional<String> data, int seeds, Map<String, String> environment, Consumer<String> progress) {
  /** Reports progress. */
  public void note(String line) {
    progress.accept(line);
  }

  /** A folder that a variable names. */
  public Optional<Path> variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .map(value -> Path.of(value).toAbsolutePath());
  }

  /** The folder of {@code --data}, or that of a name in {@code $HOURGLASS_DATA}. */
  public Optional<Path> find(String name) {
    return data.map(Path::of).or(() -> variable("HOURGLASS_DATA").map(all -> all.resolve(name)));
  }

  /**
   * The same, which must be there.
   *
   * @param what is expected, for the message
   * @throws DataException if it is not there
   */
  public Path folder(String name, String what) {
    String way = "name it with --data, or have it in $HOURGLASS_DATA/" + name;
    Path folder =
        find(name)
            .orElseThrow(() -> new DataException("expected %s, got none; %s".formatted(what, way)));
    if (!Files.isDirectory(folder)) {
      throw new DataException("%s: expected %s, got none; %s".formatted(folder, what, way));
    }
    return folder;
  }

  /**
   * Checks the value of an option.
   *
   * @throws IllegalArgumentException if it is below the least
   */
  public static void require(String option, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d, got %d".formatted(option, least, value));
    }
  }

  /**
   * Checks the values of an option that is a list of names.
   *
   * @throws IllegalArgumentException if there is no such name
   */
  public static void requireKnown(String option, List<String> values, List<String> known) {
    for (String value : values) {
      if (!known.contains(value)) {
        throw new IllegalArgumentException(
            "%s must be some of %s, got %s".formatted(option, known, value));
      }
    }
  }

  /** Seconds since a reading of {@link System#nanoTime()}. */
  public static double secondsSince(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
