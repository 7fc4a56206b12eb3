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
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

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
    Set<Path> others = without(all, read);
    if (!others.isEmpty()) {
      notices.add(passedOver(name, root, others));
    }
    if (!columns(root, read).isEmpty()) {
      notices.add(folderColumns(name, root, read));
    }
    return notices;
  }

  private static Set<Path> without(List<Path> files, List<Path> others) {
    Set<Path> rest = new LinkedHashSet<>(files);
    others.forEach(rest::remove);
    return rest;
  }

  private static String passedOver(String name, Path root, Set<Path> others) {
    return "%s: %,d %s not read: %s%s"
        .formatted(
            name,
            others.size(),
            others.size() == 1 ? "file is" : "files are",
            some(root, others),
            others.size() > SHOWN ? ", ..." : "");
  }

  private static String some(Path root, Set<Path> files) {
    return files.stream()
        .limit(SHOWN)
        .map(file -> root.relativize(file).toString())
        .collect(Collectors.joining(", "));
  }

  /** Names that folders give a value, as in {@code year=2024}. */
  private static Set<String> columns(Path root, List<Path> files) {
    return files.stream()
        .flatMap(file -> folders(root, file))
        .filter(folder -> folder.indexOf('=') > 0)
        .map(folder -> folder.substring(0, folder.indexOf('=')))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Stream<String> folders(Path root, Path file) {
    Path parent = file.getParent();
    Path below = parent == null ? Path.of("") : root.relativize(parent);
    return StreamSupport.stream(below.spliterator(), false).map(Path::toString);
  }

  private static String folderColumns(String name, Path root, List<Path> files) {
    String folders =
        columns(root, files).stream().map(c -> c + "=...").collect(Collectors.joining(", "));
    return "%s: folders named %s are not read as columns; to have them, use a query%s"
        .formatted(name, folders, query(root, files.get(0)));
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
