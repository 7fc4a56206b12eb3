package io.hourglass.io;

import io.hourglass.data.DataException;
import io.hourglass.data.TableSource;
import io.hourglass.io.format.Format;
import io.hourglass.io.format.Readers;
import io.hourglass.io.source.Bytes;
import io.hourglass.io.source.Input;
import io.hourglass.io.source.LoadedTable;
import io.hourglass.io.source.ReadOptions;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files of one format.
 *
 * @param input the files
 * @param format of each of them
 */
record FileLocation(Input input, Format format) implements DataLocation {
  private static final int MAX_DEPTH = 32;

  static FileLocation file(Path file) {
    if (!Files.isReadable(file)) {
      throw new DataException(
          Input.nameOf(file) + ": expected a file that may be read, got no permission");
    }
    return new FileLocation(Input.of(file), Readers.of(file));
  }

  static boolean isGlob(String spec) {
    return spec.matches(".*[*?\\[{].*");
  }

  /** The files that match a glob, in the order of their names; empty if the text is none. */
  static Optional<FileLocation> findGlob(String spec) {
    return isGlob(spec) ? Optional.of(glob(spec)) : Optional.empty();
  }

  private static FileLocation glob(String spec) {
    String pattern = spec.replace('\\', '/');
    int wild = pattern.replaceFirst("[*?\\[{].*", "").lastIndexOf('/');
    Path root = Path.of(wild < 0 ? "." : pattern.substring(0, Math.max(1, wild)));
    List<Path> files = matching(root, "glob:" + pattern.substring(wild + 1));
    if (files.isEmpty()) {
      throw new DataException(spec + ": expected files that match, got none");
    }
    return ofOneFormat(new Input(spec, files, root, FolderNotices.of(spec, root, files, files)));
  }

  private static List<Path> matching(Path root, String pattern) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher(pattern);
    return filesBelow(root).stream()
        .filter(file -> matcher.matches(root.relativize(file)))
        .toList();
  }

  /** The files in a folder; if it has none of a known format itself, those in its subfolders. */
  static FileLocation folder(Path folder) {
    String name = Input.nameOf(folder.toAbsolutePath().normalize());
    List<Path> all = filesBelow(folder);
    List<Path> known = known(all, name);
    List<Path> direct = known.stream().filter(file -> folder.equals(file.getParent())).toList();
    List<Path> read = direct.isEmpty() ? known : direct;
    return ofOneFormat(new Input(name, read, folder, FolderNotices.of(name, folder, all, read)));
  }

  private static List<Path> known(List<Path> files, String name) {
    List<Path> known = files.stream().filter(file -> Readers.find(file).isPresent()).toList();
    if (known.isEmpty()) {
      throw new DataException(
          "%s: expected a folder with files of a known kind (%s), got none"
              .formatted(name, Readers.labels()));
    }
    return known;
  }

  private static FileLocation ofOneFormat(Input input) {
    Set<Format> formats = input.files().stream().map(Readers::of).collect(Collectors.toSet());
    if (formats.size() > 1) {
      throw severalFormats(input, formats);
    }
    return new FileLocation(input, formats.iterator().next());
  }

  private static DataException severalFormats(Input input, Set<Format> formats) {
    String labels =
        formats.stream().map(Format::label).sorted().collect(Collectors.joining(" and "));
    return new DataException(
        "%s: expected files of one kind, got %s; name them with a glob such as '%s/*%s'"
            .formatted(input.name(), labels, input.root(), ending(input.files().get(0))));
  }

  private static String ending(Path file) {
    String name = Input.nameOf(file);
    return name.substring(Math.max(0, name.lastIndexOf('.')));
  }

  private static List<Path> filesBelow(Path folder) {
    return Bytes.read(
        folder.toString(),
        () -> {
          try (Stream<Path> walk = Files.walk(folder, MAX_DEPTH)) {
            return sorted(walk, folder);
          }
        });
  }

  private static List<Path> sorted(Stream<Path> files, Path folder) {
    return files
        .filter(Files::isRegularFile)
        .filter(file -> !Input.nameOf(file).startsWith("."))
        .sorted(Comparator.comparing(file -> folder.relativize(file).toString()))
        .toList();
  }

  @Override
  public LoadedTable load(ReadOptions options) {
    LoadedTable loaded = format.load(input, options);
    if (loaded.notices().containsAll(input.notices())) {
      return loaded;
    }
    List<String> notices = new ArrayList<>(input.notices());
    notices.addAll(loaded.notices());
    return new LoadedTable(loaded.table(), notices);
  }

  @Override
  public TableSource open(ReadOptions options) {
    TableSource source = format.open(input, options);
    if (source instanceof TableSource.InMemory memory) {
      List<String> notices = new ArrayList<>(input.notices());
      notices.addAll(memory.notices());
      return new TableSource.InMemory(memory.table(), notices);
    }
    return source;
  }
}
