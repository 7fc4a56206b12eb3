package io.hourglass.benchmarks.anomalies;

import io.hourglass.benchmarks.process.OwnData;
import io.hourglass.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder of {@code .npz} files, each a set. */
public record DataFolder(Path path) {
  private static final String NAME = "adbench";

  /**
   * The one that is named, or {@code adbench} in the user's own.
   *
   * @param ownFolder what {@code HOURGLASS_DATA} says
   * @throws DataException if it is not there
   */
  public static DataFolder of(Optional<Path> named, @Nullable String ownFolder) {
    Path folder =
        OwnData.folder(named, ownFolder, NAME)
            .orElseThrow(() ->
                new DataException(
                    "expected a folder of .npz files with rows X and labels y, got none; name it"
                        + " with --data, or with HOURGLASS_DATA the one that holds adbench"));
    if (!Files.isDirectory(folder)) {
      throw new DataException(
          "%s: expected a folder of .npz files with rows X and labels y, got none; name it with --data"
              .formatted(folder));
    }
    return new DataFolder(folder);
  }

  /**
   * Its files, the small ones first, so that there is something to see soon.
   *
   * @param only names of sets, with or without the number before them; none means all
   * @throws DataException if there is none, or not one for a name
   */
  public List<Path> sets(List<String> only) {
    List<Path> all = files();
    if (all.isEmpty()) {
      throw new DataException(path + ": expected .npz files with rows X and labels y, got none");
    }
    for (String name : only) {
      if (all.stream().noneMatch(file -> isNamed(file, name))) {
        throw new DataException(
            "%s: there is no set \"%s\"; there are %s"
                .formatted(path, name, all.stream().map(LabelledRows::nameOf).sorted().toList()));
      }
    }
    return all.stream()
        .filter(file -> only.isEmpty() || only.stream().anyMatch(name -> isNamed(file, name)))
        .toList();
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(path)) {
      return files
          .filter(file -> file.toString().endsWith(".npz") && Files.isRegularFile(file))
          .sorted(
              Comparator.comparingLong((Path file) -> file.toFile().length())
                  .thenComparing(Comparator.naturalOrder()))
          .toList();
    } catch (IOException e) {
      throw new DataException(path + ": expected a folder that can be read, got " + e, e);
    }
  }

  private static boolean isNamed(Path file, String name) {
    String own = LabelledRows.nameOf(file);
    return own.equalsIgnoreCase(name) || Published.plain(own).equalsIgnoreCase(name);
  }
}
