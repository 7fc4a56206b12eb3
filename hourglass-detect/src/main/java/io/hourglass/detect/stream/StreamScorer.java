package io.hourglass.detect.stream;

import io.hourglass.data.DataException;
import io.hourglass.data.HourglassException;
import io.hourglass.detect.Detector;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.score.RowScore;
import io.hourglass.detect.series.BadTimes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Scores a stream line by line, in constant memory. Malformed lines are counted and reported, and
 * do not end it.
 *
 * <p>One thread runs it; {@link #stop} may be called from another.
 */
public final class StreamScorer {
  /** The first malformed lines are all reported, later ones at powers of ten. */
  private static final int REPORTED_FIRST = 5;

  /** Control characters, which a terminal would interpret. */
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final StreamSettings settings;
  private final Sink sink;
  private final LineScorer scorer;
  private final StreamStatistics statistics = new StreamStatistics();
  private FieldConversion conversion;
  private List<String> names;
  private @Nullable RowFormat format;
  private boolean stopped;

  private StreamScorer(LineScorer scorer, StreamSettings settings, Sink sink) {
    this.scorer = scorer;
    this.settings = settings;
    this.sink = sink;
    this.names = scorer.schema().names();
    this.conversion = new FieldConversion(scorer.reading(), settings.missing());
  }

  /**
   * Scores with one detector.
   *
   * @throws IllegalArgumentException if it takes images
   */
  public static StreamScorer of(Detector detector, StreamSettings settings, Sink sink) {
    return new StreamScorer(
        scorer(detector, settings, sink, Optional.empty(), Optional.empty()), settings, sink);
  }

  private static LineScorer scorer(
      Detector detector,
      StreamSettings settings,
      Sink sink,
      Optional<DetectorReload> reload,
      Optional<Updater> updater) {
    return detector instanceof RowDetector rows
        ? new RowLineScorer(rows, settings, sink, reload, updater)
        : new SessionLineScorer(detector, settings);
  }

  /**
   * Scores with the detector of a file; a detector of rows is replaced by another that is written
   * over it.
   *
   * @throws io.hourglass.store.ModelFileException if the file cannot be loaded
   * @throws IllegalArgumentException if the detector takes images
   */
  public static StreamScorer watching(Path file, StreamSettings settings, Sink sink) {
    return watching(file, settings, sink, InstantSource.system());
  }

  /** The same with another clock. */
  static StreamScorer watching(Path file, StreamSettings settings, Sink sink, InstantSource clock) {
    DetectorReload reload = new DetectorReload(file, sink::warn, clock);
    LineScorer scorer =
        scorer(Detector.load(file), settings, sink, Optional.of(reload), Optional.empty());
    return new StreamScorer(scorer, settings, sink);
  }

  /**
   * Scores with a detector that is periodically refitted, or replaced by another that is written
   * over its file.
   *
   * @throws IllegalArgumentException if it takes images
   */
  public static StreamScorer updating(
      RowDetector detector,
      StreamSettings settings,
      Sink sink,
      UpdateSettings update,
      Refit refit) {
    Updater updater = new Updater(update, refit, sink::note);
    DetectorReload reload = new DetectorReload(update.file(), sink::warn, InstantSource.system());
    LineScorer scorer = scorer(detector, settings, sink, Optional.of(reload), Optional.of(updater));
    return new StreamScorer(scorer, settings, sink);
  }

  /**
   * Scores all lines until the stream ends.
   *
   * @throws DataException if the first line should be a header and names none of the columns
   * @throws UncheckedIOException if the stream cannot be read, or results cannot be written
   */
  public void run(InputStream in) {
    try {
      if (takeAll(new Lines(in, this::flush))) {
        finish();
        stop();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("standard input: cannot be read: " + e.getMessage(), e);
    }
  }

  /** Scores all lines; returns false where it was stopped before the end. */
  private boolean takeAll(Lines lines) throws IOException {
    try {
      Optional<Lines.Line> next = lines.next();
      while (next.isPresent() && take(next.get())) {
        next = lines.next();
      }
      return next.isEmpty();
    } catch (UncheckedIOException e) {
      abandon();
      throw e;
    }
  }

  private synchronized void finish() {
    scorer.finish();
  }

  private synchronized void flush() {
    if (!stopped) {
      sink.flush();
    }
  }

  /** Ends with a summary after results could not be written. */
  private synchronized void abandon() {
    if (!stopped) {
      stopped = true;
      summary();
    }
  }

  /** Stops between two lines, with a summary; returns whether an update is running. */
  public synchronized boolean stop() {
    if (!stopped) {
      stopped = true;
      try {
        sink.flush();
      } finally {
        summary();
      }
    }
    return scorer.isUpdating();
  }

  /** Scores a line; returns false after it was stopped. */
  private synchronized boolean take(Lines.Line line) {
    boolean running = !stopped;
    if (running && (line.isTooLong() || !line.text().isBlank())) {
      takeRow(line);
    }
    return running;
  }

  private void takeRow(Lines.Line line) {
    if (scorer.refresh(statistics.rows() + 1)) {
      useSchema();
    }
    long before = statistics.rows();
    scoreOrReport(line);
    if (statistics.rows() > before) {
      summarizeIfDue();
    }
  }

  private void scoreOrReport(Lines.Line line) {
    long begun = System.nanoTime();
    if (format == null) {
      format = RowFormat.of(settings.format(), line.text(), names);
    }
    try {
      score(format, line, begun);
    } catch (IllegalArgumentException | HourglassException e) {
      malformed(String.valueOf(e.getMessage()));
    }
  }

  private void summarizeIfDue() {
    if (settings.summaryInterval() > 0 && statistics.rows() % settings.summaryInterval() == 0) {
      summary();
    }
  }

  /** Takes over the columns of another detector. */
  private void useSchema() {
    names = scorer.schema().names();
    conversion = new FieldConversion(scorer.reading(), settings.missing());
    if (format != null) {
      format.setColumns(names);
    }
  }

  private void score(RowFormat lineFormat, Lines.Line line, long begun) {
    if (line.isTooLong()) {
      throw new DataException(
          "expected at most %d bytes, got %d".formatted(Lines.MAX_BYTES, line.bytes()));
    }
    // empty for a header
    lineFormat.fields(line.text()).ifPresent(fields -> score(fields, begun));
  }

  private void score(Map<String, @Nullable Object> fields, long begun) {
    Map<String, @Nullable Object> values;
    RowScore score;
    try {
      values = conversion.values(fields);
      score = scorer.score(values);
    } catch (DataException e) {
      skipOrThrow(fields, e);
      return;
    }
    sink.row(ScoredRow.of(statistics.rows() + 1, fields, settings.keep(), score));
    statistics.scored(score.isAnomaly(), System.nanoTime() - begun);
    warnOfMissingColumns(values);
    scorer.record(values, score);
  }

  /** Leaves out a row of a series whose time cannot be used, if that was asked for. */
  private void skipOrThrow(Map<String, @Nullable Object> fields, DataException e) {
    if (settings.badTimes() == BadTimes.REFUSE || !scorer.isTime(e.column())) {
      throw e;
    }
    String why = String.valueOf(e.getMessage()).replaceFirst("^record, ", "");
    boolean isFirst = statistics.skipped();
    sink.row(ScoredRow.skipped(statistics.rows(), fields, settings.keep(), why));
    if (isFirst) {
      sink.warn("row %d: %s; excluded, as all such rows are".formatted(statistics.rows(), why));
    }
  }

  private void warnOfMissingColumns(Map<String, @Nullable Object> values) {
    if (values.size() < names.size()) {
      names.stream()
          .filter(name -> !values.containsKey(name) && statistics.missingColumn(name))
          .forEach(this::warnOfMissingColumn);
    }
  }

  private void warnOfMissingColumn(String name) {
    sink.warn(
        "row %d: there is no column \"%s\"; its value is missing here and in all rows without it"
            .formatted(statistics.rows(), name));
  }

  private void malformed(String complaint) {
    statistics.malformed();
    sink.row(ScoredRow.of(statistics.rows(), complaint));
    long count = statistics.malformedRows();
    if (count <= REPORTED_FIRST || isPowerOfTen(count)) {
      String printable = CONTROL.matcher(complaint).replaceAll("\uFFFD");
      String soFar = count < REPORTED_FIRST ? "" : " (%d malformed so far)".formatted(count);
      sink.warn("row %d: %s%s".formatted(statistics.rows(), printable, soFar));
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
    Map<String, Object> json = statistics.json();
    long drifting = scorer.drifting();
    json.put("drifting", drifting);
    sink.summary(statistics.text() + (drifting == 0 ? "" : "; drift in " + drifting), json);
  }
}
