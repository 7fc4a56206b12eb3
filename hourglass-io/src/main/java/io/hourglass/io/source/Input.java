package io.hourglass.io.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Files of one format that are to become one table.
 *
 * @param name for messages: the file's name, the folder, the glob
 * @param files at least one, in the order in which they are read
 * @param root the folder that was asked for, which the files lie below; of single files their own
 * @param notices what there is to tell about other files, and about the folders
 */
public record Input(String name, List<Path> files, Path root, List<String> notices) {
  public Input {
    files = List.copyOf(files);
    notices = List.copyOf(notices);
  }

  /** Files of which there is nothing to tell. */
  public Input(String name, List<Path> files, Path root) {
    this(name, files, root, List.of());
  }

  /** A single file. */
  public static Input of(Path file) {
    Path whole = file.toAbsolutePath();
    Path parent = whole.getParent();
    return new Input(nameOf(file), List.of(file), parent == null ? whole : parent);
  }

  /** A file's name without its folders. */
  public static String nameOf(Path file) {
    Path name = file.getFileName();
    return (name == null ? file : name).toString();
  }

  /** The lower-case name of a file without {@code .gz}, which says its format. */
  public static String plainName(Path file) {
    String name = nameOf(file).toLowerCase(Locale.ROOT);
    return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
  }
}
