package io.hourglass.io;

import io.hourglass.io.format.Format;
import io.hourglass.io.format.Readers;
import io.hourglass.io.source.Input;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Notices about files of a folder that are not read, and about folders that hold a value. */
final class FolderNotices {
  /** Files in a message. */
  private static final int SHOWN = 3;

  private FolderNotices() {}

  /**
   * What there is to tell.
   *
   * @param name of the folder, for messages
   * @param root the folder
   * @param all files below it
   * @param read those of them that are read
   */
  static List<String> of(String name, Path root, List<Path> all, List<Path> read) {
    List<String> notices = new ArrayList<>();
    Set<Path> others = new LinkedHashSet<>(all);
    read.forEach(others::remove);
    if (!others.isEmpty()) {
      notices.add(passedOver(name, root, others));
    }
    Set<String> columns = columns(root, read);
    if (!columns.isEmpty()) {
      notices.add(folderColumns(name, root, read.get(0), columns));
    }
    return notices;
  }

  private static String passedOver(String name, Path root, Set<Path> others) {
    String some =
        others.stream()
            .limit(SHOWN)
            .map(file -> root.relativize(file).toString())
            .collect(Collectors.joining(", "));
    return "%s: %,d %s not read: %s%s"
        .formatted(
            name,
            others.size(),
            others.size() == 1 ? "file is" : "files are",
            some,
            others.size() > SHOWN ? ", ..." : "");
  }

  /** Names that folders give a value, as in {@code year=2024}. */
  private static Set<String> columns(Path root, List<Path> files) {
    Set<String> names = new LinkedHashSet<>();
    for (Path file : files) {
      Path parent = file.getParent();
      Path below = parent == null ? Path.of("") : root.relativize(parent);
      below.forEach(folder -> {
        int equals = folder.toString().indexOf('=');
        if (equals > 0) {
          names.add(folder.toString().substring(0, equals));
        }
      });
    }
    return names;
  }

  private static String folderColumns(String name, Path root, Path file, Set<String> columns) {
    String folders = columns.stream().map(c -> c + "=...").collect(Collectors.joining(", "));
    return "%s: folders named %s are not read as columns; to have them, use a query%s"
        .formatted(name, folders, query(root, file));
  }

  private static String query(Path root, Path file) {
    Optional<String> reader = Readers.find(file).map(Format::label).filter("Parquet"::equals);
    String pattern = root + "/**/*" + ending(file);
    return reader.isPresent()
        ? ": SELECT * FROM read_parquet('%s', hive_partitioning=true)".formatted(pattern)
        : ": SELECT * FROM read_csv('%s', hive_partitioning=true)".formatted(pattern);
  }

  private static String ending(Path file) {
    String name = Input.nameOf(file);
    return name.substring(Math.max(0, name.lastIndexOf('.')));
  }
}
