package io.hourglass.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/** Writes a file whole or not at all: into a temporary file beside it, then moved. */
public final class AtomicFile {
  /** No writer pauses for so long without a byte. */
  private static final Duration ABANDONED = Duration.ofMinutes(10);

  /** How the name of a temporary file ends. */
  private static final Pattern PART = Pattern.compile("[0-9a-f-]{36}\\.part");

  private AtomicFile() {}

  /** Writes the content to the path it is given. */
  public interface Content {
    /** Writes the file. */
    void writeTo(Path temporary) throws IOException;
  }

  /**
   * Writes a file whole or not at all. What was there before stays until the moment it is replaced.
   *
   * @throws IOException if the folder cannot be written or the disk is full; nothing is left behind
   */
  public static void write(Path file, Content content) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = target.resolveSibling("");
    if (!Files.isDirectory(folder)) {
      throw new FileSystemException(file.toString(), null, "there is no folder " + folder);
    }
    // not createTempFile: what that makes only the owner may read
    Path temporary = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      content.writeTo(temporary);
      move(temporary, target);
      deleteAbandoned(target);
    } catch (AccessDeniedException e) {
      throw new FileSystemException(file.toString(), null, "no permission to write in " + folder);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** What programs that were killed while they wrote this file have left behind. */
  private static void deleteAbandoned(Path target) {
    String name = "." + target.getFileName() + ".";
    Instant longAgo = Instant.now().minus(ABANDONED);
    try (DirectoryStream<Path> parts =
        Files.newDirectoryStream(
            target.resolveSibling(""), part -> isPart(part.getFileName().toString(), name))) {
      for (Path part : parts) {
        if (Files.getLastModifiedTime(part).toInstant().isBefore(longAgo)) {
          Files.deleteIfExists(part);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return; // the file is written, and that is what was asked for
    }
  }

  private static boolean isPart(String file, String name) {
    return file.startsWith(name) && PART.matcher(file.substring(name.length())).matches();
  }

  private static void move(Path temporary, Path target) throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
