package io.hourglass.detect.stream;

import io.hourglass.detect.RowDetector;
import io.hourglass.store.ModelFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether someone has written another detector over a file, and which. A file that cannot be loaded
 * is reported once.
 */
final class DetectorReload {
  /** Asking the system takes longer than scoring some rows. */
  private static final long NANOS_BETWEEN_LOOKS = Duration.ofMillis(100).toNanos();

  /** A file that was written to so lately may not be whole yet, where it is copied over another. */
  private static final Duration SETTLED = Duration.ofMillis(500);

  /** The end of every message about an unusable file. */
  static final String STAYS = "; the detector in use stays";

  private final Path file;
  private final Consumer<String> warn;
  private State known;
  private long looked = System.nanoTime();

  /**
   * The identity of a file at a path.
   *
   * @param modified when it was last written to; none where there is no file
   * @param size in bytes
   * @param key of the file in its file system, where it has any
   */
  private record State(@Nullable FileTime modified, long size, @Nullable Object key) {
    static State of(Path file) {
      try {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        return new State(now.lastModifiedTime(), now.size(), now.fileKey());
      } catch (IOException e) {
        return new State(null, 0, null);
      }
    }

    boolean isSettled() {
      return modified != null && modified.toInstant().isBefore(Instant.now().minus(SETTLED));
    }
  }

  /** Watches a file, starting from its present state. */
  DetectorReload(Path file, Consumer<String> warn) {
    this.file = file;
    this.warn = warn;
    this.known = State.of(file);
  }

  /** The file. */
  Path file() {
    return file;
  }

  /** Takes the file as it is now for the detector in use. */
  void accept() {
    known = State.of(file);
  }

  /** Another detector, if there is one now: once. */
  Optional<RowDetector> taken() {
    long now = System.nanoTime();
    if (now - looked < NANOS_BETWEEN_LOOKS) {
      return Optional.empty();
    }
    looked = now;
    State state = State.of(file);
    if (state.equals(known) || (state.modified() != null && !state.isSettled())) {
      return Optional.empty();
    }
    known = state;
    if (state.modified() == null) {
      warn.accept(file + ": is not there any more" + STAYS);
      return Optional.empty();
    }
    try {
      return Optional.of(RowDetector.load(file));
    } catch (ModelFileException e) {
      warn.accept(e.getMessage() + STAYS);
      return Optional.empty();
    }
  }
}
