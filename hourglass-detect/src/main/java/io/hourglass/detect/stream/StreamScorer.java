package io.hourglass.detect.stream;

import io.hourglass.data.DataException;
import io.hourglass.data.HourglassException;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.SeriesDetector;
import io.hourglass.detect.SignalDetector;
import io.hourglass.detect.score.RowScore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
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
public final class StreamScorer {
  /** Malformed lines that are reported each; from there on at powers of ten. */
  private static final int REPORTED_EACH = 5;

  /** What a terminal would take for a command. */
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final StreamSettings settings;
  private final Sink sink;
  private final LineScorer judge;
  private final StreamStatistics tally = new StreamStatistics();
  private FieldConversion conversion;
  private List<String> names;
  private @Nullable RowFormat format;
  private boolean stopped;

  private StreamScorer(LineScorer judge, StreamSettings settings, Sink sink) {
    this.judge = judge;
    this.settings = settings;
    this.sink = sink;
    this.names = judge.schema().names();
    this.conversion = new FieldConversion(judge.schema(), settings.missing());
  }

  /**
   * With a detector that stays the same.
   *
   * @throws IllegalArgumentException if it takes pictures
   */
  public static StreamScorer of(RowDetector detector, StreamSettings settings, Sink sink) {
    LineScorer judge =
        new RowLineScorer(detector, settings, sink, Optional.empty(), Optional.empty());
    return new StreamScorer(judge, settings, sink);
  }

  /**
   * With the detector of a file, and whichever is written over it.
   *
   * @throws io.hourglass.store.ModelFileException if it cannot be loaded
   * @throws IllegalArgumentException if it takes pictures
   */
  public static StreamScorer watching(Path file, StreamSettings settings, Sink sink) {
    DetectorReload replacement = new DetectorReload(file, sink::warn);
    LineScorer judge =
        new RowLineScorer(
            RowDetector.load(file), settings, sink, Optional.of(replacement), Optional.empty());
    return new StreamScorer(judge, settings, sink);
  }

  /** With a detector of a series, whose rows come in order of time. */
  public static StreamScorer of(SeriesDetector detector, StreamSettings settings, Sink sink) {
    return new StreamScorer(new SeriesLineScorer(detector, settings), settings, sink);
  }

  /** With a detector of rows that are windows of a signal. */
  public static StreamScorer of(SignalDetector detector, StreamSettings settings, Sink sink) {
    return new StreamScorer(new SignalLineScorer(detector, settings), settings, sink);
  }

  /**
   * With a detector that is replaced now and then, also by others who write over the file.
   *
   * @throws IllegalArgumentException if it takes pictures
   */
  public static StreamScorer updating(
      RowDetector detector,
      StreamSettings settings,
      Sink sink,
      UpdateSettings update,
      Refit refit) {
    Updater updater = new Updater(update, refit, sink::note);
    DetectorReload replacement = new DetectorReload(update.file(), sink::warn);
    LineScorer judge =
        new RowLineScorer(detector, settings, sink, Optional.of(replacement), Optional.of(updater));
    return new StreamScorer(judge, settings, sink);
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
    finish();
    stop();
  }

  private synchronized void finish() {
    judge.finish();
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
    return judge.isUpdating();
  }

  /** Takes a line; returns whether it goes on. */
  private synchronized boolean take(Lines.Line line) {
    if (stopped) {
      return false;
    }
    if (line.text().isBlank() && !line.isTooLong()) {
      return true;
    }
    if (judge.renew(tally.rows() + 1)) {
      know();
    }
    long begun = System.nanoTime();
    if (format == null) {
      format = RowFormat.of(settings.format(), line.text(), names);
    }
    long before = tally.rows();
    try {
      score(format, line, begun);
    } catch (IllegalArgumentException | HourglassException e) {
      malformed(String.valueOf(e.getMessage()));
    }
    if (settings.every() > 0 && tally.rows() > before && tally.rows() % settings.every() == 0) {
      summary();
    }
    return true;
  }

  /** What the judge takes from now on. */
  private void know() {
    names = judge.schema().names();
    conversion = new FieldConversion(judge.schema(), settings.missing());
    if (format != null) {
      format.know(names);
    }
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
    RowScore anomaly = judge.judge(values);
    sink.row(ScoredRow.of(tally.rows() + 1, cells.get(), settings.keep(), anomaly));
    tally.scored(anomaly.isAnomaly(), System.nanoTime() - begun);
    noteAbsent(values);
    judge.keep(values, anomaly);
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

  private void summary() {
    Map<String, Object> json = tally.json();
    long drifting = judge.drifting();
    json.put("drifting", drifting);
    sink.summary(tally.text() + (drifting == 0 ? "" : "; drift in " + drifting), json);
  }
}
