package io.hourglass.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A file that is there as a whole or not at all: written to a temporary file beside it, forced to
 * the disk, then moved. What was there before stays until the moment it is replaced.
 *
 * <pre>
 * try (AtomicFile file = AtomicFile.open(Path.of("model.hg"))) {
 *   Files.write(file.temporary(), bytes);
 *   file.finish();
 * }
 * </pre>
 */
public final class AtomicFile implements AutoCloseable {
  /** No writer pauses for so long without a byte. */
  private static final Duration ABANDONED = Duration.ofMinutes(10);

  /** End of the name of a temporary file. */
  private static final Pattern PART = Pattern.compile("[0-9a-f-]{36}\\.part");

  private final Path target;
  private final Path temporary;

  private AtomicFile(Path target, Path temporary) {
    this.target = target;
    this.temporary = temporary;
  }

  /** Writes the content to the path it is given. */
  public interface Content {
    /** Writes the file. */
    void writeTo(Path temporary) throws IOException;
  }

  /**
   * Starts a file; nothing is written yet.
   *
   * @throws IOException if it is a folder, or its own folder is not there or may not be written
   */
  public static AtomicFile open(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = target.resolveSibling("");
    check(!Files.isDirectory(target), file, "it is a folder");
    check(Files.isDirectory(folder), file, "there is no folder " + folder);
    check(Files.isWritable(folder), file, "no permission to write in " + folder);
    // not createTempFile: what that makes only the owner may read
    String part = ".%s.%s.part".formatted(target.getFileName(), UUID.randomUUID());
    return new AtomicFile(target, folder.resolve(part));
  }

  private static void check(boolean isRight, Path file, String reason) throws IOException {
    if (!isRight) {
      throw new FileSystemException(file.toString(), null, reason);
    }
  }

  /**
   * Writes a file whole or not at all.
   *
   * @throws IOException if the folder cannot be written or the disk is full; nothing is left behind
   */
  public static void write(Path file, Content content) throws IOException {
    try (AtomicFile atomic = open(file)) {
      content.writeTo(atomic.temporary);
      atomic.finish();
    }
  }

  /** The path to write to. */
  public Path temporary() {
    return temporary;
  }

  /** Puts the finished file into its place, over an older one. */
  public void finish() throws IOException {
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      channel.force(true); // or a crash could leave the name without the bytes
    }
    move(temporary, target);
    deleteAbandoned(target);
  }

  /** Deletes a file that was not finished. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(temporary);
  }

  /** Why a file could not be read or written, without its name, for a sentence that has it. */
  public static String reason(Exception e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "no permission";
    }
    String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    return reason == null ? e.toString() : reason;
  }

  /** Temporary files of programs that were killed while they wrote this file. */
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

  /** Moves a finished file over the target, in one step where the file system can. */
  public static void move(Path finished, Path target) throws IOException {
    try {
      Files.move(
          finished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(finished, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
