package io.hourglass.cli.output;

import io.hourglass.store.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files and folders that are written whole or not at all. */
public final class Output {
  private Output() {}

  /**
   * Makes sure that a file can be written, before anything costly is done for it.
   *
   * @throws UncheckedIOException if its folder is not there or cannot be written
   */
  public static Path checkedFile(Path file) {
    if (Files.isDirectory(file)) {
      throw failure(file, "it is a folder", null);
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw failure(file, "there is no folder " + folder, null);
    }
    try {
      Files.delete(Files.createTempFile(folder, ".hourglass", ".part"));
    } catch (IOException e) {
      throw failure(file, reason(e), e);
    }
    return file;
  }

  /**
   * Makes sure that a new folder can be written.
   *
   * @throws UncheckedIOException if it is there and not empty, or the folder above cannot be
   *     written
   */
  public static Path checkedFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      return checkedFile(folder);
    }
    try (Stream<Path> content = Files.list(folder)) {
      if (content.findAny().isPresent()) {
        throw failure(folder, "the folder is not empty; name a new one", null);
      }
    } catch (IOException e) {
      throw failure(folder, reason(e), e);
    }
    return folder;
  }

  /** Makes a folder, and those above it, unless it is there. */
  public static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw failure(folder, reason(e), e);
    }
  }

  /** Writes a file whole or not at all. */
  public static void file(Path file, AtomicFile.Content content) {
    try {
      AtomicFile.write(file, content);
    } catch (UncheckedIOException e) {
      throw failure(file, reason(e.getCause()) + "; nothing was left behind", e.getCause());
    } catch (IOException e) {
      throw failure(file, reason(e) + "; nothing was left behind", e);
    }
  }

  /** Writes a new folder whole or not at all. */
  public static void folder(Path folder, AtomicFile.Content content) {
    Path target = folder.toAbsolutePath();
    try {
      Path temporary =
          Files.createTempDirectory(target.getParent(), "." + target.getFileName() + ".");
      try {
        content.writeTo(temporary);
        Files.deleteIfExists(target); // an empty one
        Files.move(temporary, target);
      } finally {
        delete(temporary);
      }
    } catch (IOException e) {
      throw failure(folder, reason(e) + "; nothing was left behind", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }

  /** A failure to write as one sentence. */
  public static UncheckedIOException failure(
      Path path, String reason, @Nullable IOException cause) {
    String message = path + ": cannot be written: " + reason;
    return new UncheckedIOException(message, cause == null ? new IOException(message) : cause);
  }

  /** Why, in the words of the system. */
  public static String reason(@Nullable IOException e) {
    if (e == null) {
      return "the system does not say why";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (e instanceof FileSystemException system && system.getReason() != null) {
      return String.valueOf(system.getReason());
    }
    String message = String.valueOf(e.getMessage());
    return e.getClass() == IOException.class
        ? message
        : e.getClass().getSimpleName().replace("Exception", "") + " " + message;
  }
}
