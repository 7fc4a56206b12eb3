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
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Watches the file of a detector and loads another one that is written over it. A file that cannot
 * be loaded is reported once.
 */
final class DetectorReload {
  /** Time between checks: a system call takes longer than scoring some rows. */
  private static final Duration CHECK_INTERVAL = Duration.ofMillis(100);

  /** Time since the last write after which a file is taken to be complete. */
  private static final Duration SETTLING_TIME = Duration.ofMillis(500);

  /** The end of every message about an unusable file. */
  static final String UNCHANGED = "; keeping the current detector";

  private final Path file;
  private final Consumer<String> warn;
  private final InstantSource clock;
  private State known;
  private Instant checked;

  /**
   * The identity of a file at a path.
   *
   * @param modified when it was last written to; null where there is no file
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
  }

  /**
   * Watches a file, starting from its present state.
   *
   * @param warn receives the reason why a file cannot be loaded
   * @param clock by which writes are old enough
   */
  DetectorReload(Path file, Consumer<String> warn, InstantSource clock) {
    this.file = file;
    this.warn = warn;
    this.clock = clock;
    this.known = State.of(file);
    this.checked = clock.instant();
  }

  /** The watched file. */
  Path file() {
    return file;
  }

  /** Takes the present file to be that of the detector in use. */
  void accept() {
    known = State.of(file);
  }

  /** A detector that was written since the last call, if there is one. */
  Optional<RowDetector> poll() {
    Instant now = clock.instant();
    if (!isDue(now)) {
      return Optional.empty();
    }
    checked = now;
    State state = State.of(file);
    if (state.equals(known) || isBeingWritten(state, now)) {
      return Optional.empty();
    }
    known = state;
    return load(state);
  }

  /** Whether to check the file; a clock that was set back must not end the checks. */
  private boolean isDue(Instant now) {
    return now.isBefore(checked) || !now.isBefore(checked.plus(CHECK_INTERVAL));
  }

  private Optional<RowDetector> load(State state) {
    try {
      if (state.modified() != null) {
        return Optional.of(RowDetector.load(file));
      }
      warn.accept(file + ": no longer exists" + UNCHANGED);
    } catch (ModelFileException e) {
      warn.accept(e.getMessage() + UNCHANGED);
    }
    return Optional.empty();
  }

  private static boolean isBeingWritten(State state, Instant now) {
    FileTime modified = state.modified();
    return modified != null && !modified.toInstant().isBefore(now.minus(SETTLING_TIME));
  }
}
