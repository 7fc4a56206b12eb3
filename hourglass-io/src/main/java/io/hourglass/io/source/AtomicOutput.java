package io.hourglass.io.source;

import io.hourglass.data.DataException;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** A file that is there as a whole or not at all: written beside its place, then moved there. */
public final class AtomicOutput implements AutoCloseable {
  private final Path target;
  private final Path unfinished;

  /**
   * Nothing is written yet.
   *
   * @throws DataException if the target's folder is not there or may not be written
   */
  public AtomicOutput(Path target) {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(target)) {
      throw new DataException(target + ": expected the name of a file to write, got a folder");
    }
    if (!Files.isDirectory(folder)) {
      throw new DataException(
          "%s: expected an existing folder to write to, got none at %s".formatted(target, folder));
    }
    if (!Files.isWritable(folder)) {
      throw new DataException(
          "%s: expected a folder that may be written, got no permission for %s"
              .formatted(target, folder));
    }
    this.target = target;
    this.unfinished =
        folder.resolve(".%s.%s.part".formatted(Input.nameOf(target), UUID.randomUUID()));
  }

  /** Where to write. */
  public Path unfinished() {
    return unfinished;
  }

  /** Puts the finished file into its place, over an older one. */
  public void finish() {
    try {
      move(unfinished, target);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** The error if writing fails. */
  public DataException unwritable(Exception e) {
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    String shown = reason.replace(unfinished.toString(), target.toString());
    return new DataException("%s: cannot be written: %s".formatted(target, shown), e);
  }

  /** Takes an unfinished file away. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      throw unwritable(e);
    }
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
