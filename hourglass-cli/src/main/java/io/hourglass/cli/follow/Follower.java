package io.hourglass.cli.follow;

import io.hourglass.codec.OneHot;
import io.hourglass.codec.Rows;
import io.hourglass.data.DataException;
import io.hourglass.task.detector.Anomaly;
import io.hourglass.task.detector.AnomalyDetector;
import io.hourglass.task.detector.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Scores a stream, line by line. Memory is bounded, whatever comes; a line that cannot be
 * understood is counted and reported, and the next one is taken.
 *
 * <p>One thread runs it; {@link #stop} may be called from another, between two lines.
 */
public final class Follower {
  /** Malformed lines that are reported each; from there on at powers of ten. */
  private static final int REPORTED_EACH = 5;

  /** What a terminal would take for a command. */
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final FollowSettings settings;
  private final Sink sink;
  private final Optional<Updater> updater;
  private final Optional<Replacement> replacement;
  private final Tally tally = new Tally();
  private AnomalyDetector detector;
  private Conversion conversion;
  private List<String> names;
  private Optional<Drift> drift;
  private @Nullable RowFormat format;
  private boolean stopped;

  private Follower(
      AnomalyDetector detector,
      FollowSettings settings,
      Sink sink,
      Optional<Replacement> replacement,
      Optional<Updater> updater) {
    this.detector = detector;
    this.settings = settings;
    this.sink = sink;
    this.replacement = replacement;
    this.updater = updater;
    this.names = detector.schema().names();
    this.conversion = new Conversion(detector.schema(), settings.missing());
    this.drift = drift();
  }

  /**
   * With a detector that stays the same.
   *
   * @throws IllegalArgumentException if it takes pictures
   */
  public static Follower of(AnomalyDetector detector, FollowSettings settings, Sink sink) {
    return new Follower(detector, settings, sink, Optional.empty(), Optional.empty());
  }

  /**
   * With the detector of a file, and whichever is written over it.
   *
   * @throws io.hourglass.store.ModelFileException if it cannot be loaded
   * @throws IllegalArgumentException if it takes pictures
   */
  public static Follower watching(Path file, FollowSettings settings, Sink sink) {
    Replacement replacement = new Replacement(file, sink::warn);
    return new Follower(
        AnomalyDetector.load(file), settings, sink, Optional.of(replacement), Optional.empty());
  }

  /**
   * With a detector that is replaced now and then, also by others who write over the file.
   *
   * @throws IllegalArgumentException if it takes pictures
   */
  public static Follower updating(
      AnomalyDetector detector,
      FollowSettings settings,
      Sink sink,
      UpdateSettings update,
      Refit refit) {
    Updater updater = new Updater(update, refit, sink::note);
    Replacement replacement = new Replacement(update.file(), sink::warn);
    return new Follower(detector, settings, sink, Optional.of(replacement), Optional.of(updater));
  }

  private Optional<Drift> drift() {
    return settings.drift() == 0
        ? Optional.empty()
        : Optional.of(new Drift(detector, settings.window(), settings.drift(), sink::warn));
  }

  /**
   * Scores all lines until the stream ends.
   *
   * @throws DataException if the first line ought to name columns and names none of the detector's
   * @throws UncheckedIOException if the stream cannot be read, or rows cannot be handed on
   */
  public void run(InputStream in) {
    Lines lines = new Lines(in, this::flush);
    try {
      for (Optional<Lines.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
        if (!take(next.get())) {
          return;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("standard input: cannot be read: " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      abandon();
      throw e;
    }
    if (updater.map(Updater::isRunning).orElse(false)) {
      updater.flatMap(Updater::awaited).ifPresent(this::swapUpdated);
    }
    stop();
  }

  private synchronized void flush() {
    if (!stopped) {
      sink.flush();
    }
  }

  /** Rows cannot be handed on any more: what there was is summed up all the same. */
  private synchronized void abandon() {
    if (!stopped) {
      stopped = true;
      summary();
    }
  }

  /** Ends it between two lines, with a summary; returns whether an update was on the way. */
  public synchronized boolean stop() {
    if (!stopped) {
      stopped = true;
      try {
        sink.flush();
      } finally {
        summary();
      }
    }
    return updater.map(Updater::isRunning).orElse(false);
  }

  /** Takes a line; returns whether it goes on. */
  private synchronized boolean take(Lines.Line line) {
    if (stopped) {
      return false;
    }
    if (line.text().isBlank() && !line.isTooLong()) {
      return true;
    }
    updater.flatMap(Updater::fitted).ifPresent(this::swapUpdated);
    replacement.ifPresent(this::swapReplaced);
    long begun = System.nanoTime();
    if (format == null) {
      format = RowFormat.of(settings.format(), line.text(), names);
    }
    long before = tally.rows();
    try {
      score(format, line, begun);
    } catch (IllegalArgumentException e) {
      malformed(String.valueOf(e.getMessage()));
    }
    if (settings.every() > 0 && tally.rows() > before && tally.rows() % settings.every() == 0) {
      summary();
    }
    return true;
  }

  private void score(RowFormat lineFormat, Lines.Line line, long begun) {
    if (line.isTooLong()) {
      throw new DataException(
          "expected at most %d bytes, got %d".formatted(Lines.LONGEST, line.bytes()));
    }
    Optional<Map<String, @Nullable Object>> cells = lineFormat.cells(line.text());
    if (cells.isEmpty()) {
      return; // names of columns
    }
    Map<String, @Nullable Object> values = conversion.values(cells.get());
    float[] encoded = detector.codec().encode(values);
    Anomaly anomaly = asGiven(explained(encoded), values);
    sink.row(ScoredRow.of(tally.rows() + 1, cells.get(), settings.keep(), anomaly));
    tally.scored(anomaly.isAnomaly(), System.nanoTime() - begun);
    noteAbsent(values);
    drift.ifPresent(watch -> watch.add(encoded, anomaly.score()));
    updater.ifPresent(update -> update.add(values, anomaly.score(), anomaly.isAnomaly(), detector));
  }

  private Anomaly explained(float[] encoded) {
    Rows row = new Rows(encoded, encoded.length);
    int most = Math.min(settings.reasons(), names.size());
    Anomaly anomaly = detector.explain(row, 0, settings.everyReason() ? most : 0);
    return anomaly.isAnomaly() && !settings.everyReason() && most > 0
        ? detector.explain(row, 0, most)
        : anomaly;
  }

  /** With the names as they came, also those that the detector has not seen before. */
  private static Anomaly asGiven(Anomaly anomaly, Map<String, @Nullable Object> values) {
    if (anomaly.reasons().stream().noneMatch(reason -> reason.got().equals(OneHot.OTHER))) {
      return anomaly;
    }
    List<Reason> reasons =
        anomaly.reasons().stream()
            .map(reason ->
                reason.got().equals(OneHot.OTHER)
                    ? reason.withGot(String.valueOf(values.get(reason.column())))
                    : reason)
            .toList();
    return new Anomaly(anomaly.score(), anomaly.pValue(), anomaly.isAnomaly(), reasons);
  }

  private void noteAbsent(Map<String, @Nullable Object> values) {
    if (values.size() == names.size()) {
      return;
    }
    for (String name : names) {
      if (!values.containsKey(name) && tally.absent(name)) {
        sink.warn(
            "row %d: there is no column \"%s\"; it counts as missing here and in all rows without it"
                .formatted(tally.rows(), name));
      }
    }
  }

  private void malformed(String complaint) {
    tally.malformed();
    sink.row(ScoredRow.of(tally.rows(), complaint));
    long count = tally.malformedRows();
    if (count <= REPORTED_EACH || isPowerOfTen(count)) {
      sink.warn(
          "row %d: %s%s"
              .formatted(
                  tally.rows(),
                  CONTROL.matcher(complaint).replaceAll("\uFFFD"),
                  count < REPORTED_EACH ? "" : " (%d malformed so far)".formatted(count)));
    }
  }

  private static boolean isPowerOfTen(long number) {
    long power = 1;
    while (power < number) {
      power *= 10;
    }
    return power == number;
  }

  /** Our own, which was written over the file. */
  private synchronized void swapUpdated(AnomalyDetector fitted) {
    replacement.ifPresent(Replacement::accept);
    swap(fitted, new Conversion(fitted.schema(), settings.missing()));
  }

  /** One that someone else has written over the file. */
  private void swapReplaced(Replacement other) {
    other
        .taken()
        .ifPresent(taken -> {
          try {
            swap(taken, new Conversion(taken.schema(), settings.missing()));
            sink.note(
                "%s has changed, threshold %s; in use from row %d on"
                    .formatted(
                        other.file(),
                        String.format(Locale.ROOT, "%.4f", taken.threshold().value()),
                        tally.rows() + 1));
          } catch (IllegalArgumentException e) {
            sink.warn(other.file() + ": " + e.getMessage() + Replacement.STAYS);
          }
        });
  }

  /** From the next row on. */
  private void swap(AnomalyDetector next, Conversion nextConversion) {
    detector = next;
    conversion = nextConversion;
    names = next.schema().names();
    if (format != null) {
      format.know(names);
    }
    drift = drift();
  }

  private void summary() {
    Map<String, Object> json = tally.json();
    long drifting = drift.map(Drift::drifting).orElse(0L);
    json.put("drifting", drifting);
    sink.summary(tally.text() + (drifting == 0 ? "" : "; drift in " + drifting), json);
  }
}
