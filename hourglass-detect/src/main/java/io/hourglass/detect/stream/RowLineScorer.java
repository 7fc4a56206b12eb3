package io.hourglass.detect.stream;

import io.hourglass.codec.Rows;
import io.hourglass.data.HourglassException;
import io.hourglass.data.Reading;
import io.hourglass.data.Schema;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.score.RowScore;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Scores each row by itself, monitors drift, and switches to another detector where updates or a
 * watched file provide one.
 */
final class RowLineScorer implements LineScorer {
  private final StreamSettings settings;
  private final Sink sink;
  private final Optional<DetectorReload> reload;
  private final Optional<Updater> updater;
  private RowDetector detector;
  private Optional<DriftMonitor> drift;

  /** The features of the row that was scored last. */
  private float[] encoded = {};

  RowLineScorer(
      RowDetector detector,
      StreamSettings settings,
      Sink sink,
      Optional<DetectorReload> reload,
      Optional<Updater> updater) {
    this.detector = detector;
    this.settings = settings;
    this.sink = sink;
    this.reload = reload;
    this.updater = updater;
    this.drift = drift();
  }

  private Optional<DriftMonitor> drift() {
    return settings.driftThreshold() == 0
        ? Optional.empty()
        : Optional.of(
            new DriftMonitor(
                detector, settings.driftWindow(), settings.driftThreshold(), sink::warn));
  }

  @Override
  public Schema schema() {
    return detector.schema();
  }

  @Override
  public Reading reading() {
    return detector.reading();
  }

  @Override
  public RowScore score(Map<String, @Nullable Object> values) {
    // encoded here, not in a session: drift is measured on the same features
    encoded = detector.codec().encode(values);
    Rows row = new Rows(encoded, encoded.length);
    int limit = Math.min(settings.reasons(), schema().fields().size());
    RowScore score = detector.explain(row, values::get, settings.reasonsForAll() ? limit : 0);
    boolean explain = score.isAnomaly() && !settings.reasonsForAll() && limit > 0;
    return explain ? detector.explain(row, values::get, limit) : score;
  }

  @Override
  public void record(Map<String, @Nullable Object> values, RowScore score) {
    drift.ifPresent(monitor -> monitor.add(encoded, score.score()));
    updater.ifPresent(update -> update.add(values, score.score(), score.isAnomaly(), detector));
  }

  @Override
  public boolean refresh(long row) {
    Optional<RowDetector> fitted = updater.flatMap(Updater::fitted);
    fitted.ifPresent(this::useUpdated);
    return reload.map(watched -> useReloaded(watched, row)).orElse(false) || fitted.isPresent();
  }

  @Override
  public void finish() {
    if (isUpdating()) {
      updater.flatMap(Updater::awaited).ifPresent(this::useUpdated);
    }
  }

  /** Uses a detector of our own, which is what the file now holds. */
  private void useUpdated(RowDetector fitted) {
    reload.ifPresent(DetectorReload::accept);
    use(fitted);
  }

  /** Uses a detector that was written over the file, if there is one that fits the stream. */
  private boolean useReloaded(DetectorReload watched, long row) {
    Optional<RowDetector> found = watched.poll().filter(next -> isUsable(next, watched));
    found.ifPresent(next -> {
      use(next);
      noteReloaded(watched, row);
    });
    return found.isPresent();
  }

  private void noteReloaded(DetectorReload watched, long row) {
    String threshold = String.format(Locale.ROOT, "%.4f", detector.threshold().value());
    sink.note(
        "%s has changed, threshold %s; in use from row %d on"
            .formatted(watched.file(), threshold, row));
  }

  private boolean isUsable(RowDetector next, DetectorReload watched) {
    try {
      new FieldConversion(next.reading(), settings.missing());
      return true;
    } catch (IllegalArgumentException | HourglassException e) {
      sink.warn(watched.file() + ": " + e.getMessage() + DetectorReload.UNCHANGED);
      return false;
    }
  }

  @Override
  public boolean isUpdating() {
    return updater.map(Updater::isRunning).orElse(false);
  }

  private void use(RowDetector next) {
    detector = next;
    drift = drift();
  }

  @Override
  public long drifting() {
    return drift.map(DriftMonitor::drifting).orElse(0L);
  }
}
