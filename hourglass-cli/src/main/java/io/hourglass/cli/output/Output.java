package io.hourglass.cli.output;

import io.hourglass.store.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes files and folders, each whole or not at all. */
public final class Output {
  private Output() {}

  /**
   * Checks that a file can be written, before the work for it begins.
   *
   * @throws UncheckedIOException if its folder does not exist or cannot be written
   */
  public static Path checkedFile(Path file) {
    if (Files.isDirectory(file)) {
      throw failure(file, "it is a folder", null);
    }
    checkWritable(file, existingFolder(file));
    return file;
  }

  /**
   * Checks that a file can be written and is not the data: whoever names them twice has lost them
   * otherwise.
   *
   * @param option that names the file
   * @param data what {@code --data} names
   */
  public static Path checkedFile(String option, Path file, String data) {
    if (isSame(file, data)) {
      throw new IllegalArgumentException(
          "%s must be another file than the data, got %s twice".formatted(option, file));
    }
    return checkedFile(file);
  }

  private static boolean isSame(Path file, String data) {
    try {
      return Files.exists(file) && Files.isSameFile(Path.of(data), file);
    } catch (InvalidPathException | IOException e) {
      return false; // the data are not named by one file
    }
  }

  private static Path existingFolder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw failure(file, "there is no folder " + folder, null);
    }
    return folder;
  }

  private static void checkWritable(Path file, Path folder) {
    try {
      Files.delete(Files.createTempFile(folder, ".hourglass", ".part"));
    } catch (IOException e) {
      throw failure(file, reason(e), e);
    }
  }

  /**
   * Checks that a new folder can be written.
   *
   * @throws UncheckedIOException if it exists and is not empty, or its parent cannot be written
   */
  public static Path checkedFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      return checkedFile(folder);
    }
    if (!isEmpty(folder)) {
      throw failure(folder, "the folder is not empty; name a new one", null);
    }
    return folder;
  }

  private static boolean isEmpty(Path folder) {
    try (Stream<Path> content = Files.list(folder)) {
      return content.findAny().isEmpty();
    } catch (IOException e) {
      throw failure(folder, reason(e), e);
    }
  }

  /** Creates a folder and its parents, unless they exist. */
  public static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw failure(folder, reason(e), e);
    }
  }

  /** Writes a file. */
  public static void file(Path file, AtomicFile.Content content) {
    try {
      AtomicFile.write(file, content);
    } catch (UncheckedIOException e) {
      throw failure(file, reason(e.getCause()) + "; nothing was left behind", e.getCause());
    } catch (IOException e) {
      throw failure(file, reason(e) + "; nothing was left behind", e);
    }
  }

  /** Writes a new folder. */
  public static void folder(Path folder, AtomicFile.Content content) {
    try {
      write(folder.toAbsolutePath(), content);
    } catch (IOException e) {
      throw failure(folder, reason(e) + "; nothing was left behind", e);
    }
  }

  private static void write(Path target, AtomicFile.Content content) throws IOException {
    Path temporary =
        Files.createTempDirectory(target.getParent(), "." + target.getFileName() + ".");
    try {
      content.writeTo(temporary);
      Files.deleteIfExists(target); // an empty one
      Files.move(temporary, target);
    } finally {
      delete(temporary);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path path : deepestFirst(folder)) {
        Files.delete(path);
      }
    }
  }

  private static List<Path> deepestFirst(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.sorted(Comparator.reverseOrder()).toList();
    }
  }

  /** A failure to write, as one sentence. */
  public static UncheckedIOException failure(
      Path path, String reason, @Nullable IOException cause) {
    String message = path + ": cannot be written: " + reason;
    return new UncheckedIOException(message, cause == null ? new IOException(message) : cause);
  }

  /** The reason of a failure, from the operating system. */
  public static String reason(@Nullable IOException e) {
    if (e == null) {
      return "the system does not say why";
    }
    return ofFile(e).orElseGet(() -> message(e));
  }

  private static Optional<String> ofFile(IOException e) {
    if (e instanceof AccessDeniedException) {
      return Optional.of("permission denied");
    }
    if (e instanceof NoSuchFileException) {
      return Optional.of("there is no such file");
    }
    return e instanceof FileSystemException system
        ? Optional.ofNullable(system.getReason())
        : Optional.empty();
  }

  private static String message(IOException e) {
    String message = String.valueOf(e.getMessage());
    return e.getClass() == IOException.class
        ? message
        : e.getClass().getSimpleName().replace("Exception", "") + " " + message;
  }
}
