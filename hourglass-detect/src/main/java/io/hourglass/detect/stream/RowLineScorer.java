package io.hourglass.detect.stream;

import io.hourglass.codec.OneHot;
import io.hourglass.codec.Rows;
import io.hourglass.data.HourglassException;
import io.hourglass.data.Schema;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.score.Reason;
import io.hourglass.detect.score.RowScore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges each row by itself, watches for drift, and is replaced now and then if that is asked for.
 */
final class RowLineScorer implements LineScorer {
  private final StreamSettings settings;
  private final Sink sink;
  private final Optional<DetectorReload> replacement;
  private final Optional<Updater> updater;
  private RowDetector detector;
  private Optional<DriftMonitor> drift;

  /** Of the row that was judged last. */
  private float[] encoded = {};

  /** By a detector, and what replaces it. */
  RowLineScorer(
      RowDetector detector,
      StreamSettings settings,
      Sink sink,
      Optional<DetectorReload> replacement,
      Optional<Updater> updater) {
    this.detector = detector;
    this.settings = settings;
    this.sink = sink;
    this.replacement = replacement;
    this.updater = updater;
    this.drift = drift();
  }

  private Optional<DriftMonitor> drift() {
    return settings.drift() == 0
        ? Optional.empty()
        : Optional.of(new DriftMonitor(detector, settings.window(), settings.drift(), sink::warn));
  }

  @Override
  public Schema schema() {
    return detector.schema();
  }

  @Override
  public RowScore judge(Map<String, @Nullable Object> values) {
    encoded = detector.codec().encode(values);
    return asGiven(explained(), values);
  }

  private RowScore explained() {
    Rows row = new Rows(encoded, encoded.length);
    int most = Math.min(settings.reasons(), schema().fields().size());
    RowScore anomaly = detector.explain(row, 0, settings.everyReason() ? most : 0);
    return anomaly.isAnomaly() && !settings.everyReason() && most > 0
        ? detector.explain(row, 0, most)
        : anomaly;
  }

  /** With the names as they came, also those that the detector has not seen before. */
  private static RowScore asGiven(RowScore anomaly, Map<String, @Nullable Object> values) {
    if (anomaly.reasons().stream().noneMatch(reason -> reason.actual().equals(OneHot.OTHER))) {
      return anomaly;
    }
    List<Reason> reasons =
        anomaly.reasons().stream()
            .map(reason ->
                reason.actual().equals(OneHot.OTHER)
                    ? reason.withActual(String.valueOf(values.get(reason.column())))
                    : reason)
            .toList();
    return new RowScore(anomaly.score(), anomaly.pValue(), anomaly.isAnomaly(), reasons);
  }

  @Override
  public void keep(Map<String, @Nullable Object> values, RowScore anomaly) {
    drift.ifPresent(watch -> watch.add(encoded, anomaly.score()));
    updater.ifPresent(update -> update.add(values, anomaly.score(), anomaly.isAnomaly(), detector));
  }

  @Override
  public boolean renew(long row) {
    Optional<RowDetector> fitted = updater.flatMap(Updater::fitted);
    fitted.ifPresent(this::swapUpdated);
    return replacement.map(other -> swapReplaced(other, row)).orElse(false) || fitted.isPresent();
  }

  @Override
  public void finish() {
    if (isUpdating()) {
      updater.flatMap(Updater::awaited).ifPresent(this::swapUpdated);
    }
  }

  /** Our own, which was written over the file. */
  private void swapUpdated(RowDetector fitted) {
    replacement.ifPresent(DetectorReload::accept);
    swap(fitted);
  }

  /** One that someone else has written over the file, if it can be used; whether it is. */
  private boolean swapReplaced(DetectorReload other, long row) {
    Optional<RowDetector> taken = other.taken().filter(next -> isUsable(next, other));
    taken.ifPresent(next -> {
      swap(next);
      sink.note(
          "%s has changed, threshold %s; in use from row %d on"
              .formatted(
                  other.file(), String.format(Locale.ROOT, "%.4f", next.threshold().value()), row));
    });
    return taken.isPresent();
  }

  private boolean isUsable(RowDetector next, DetectorReload other) {
    try {
      new FieldConversion(next.schema(), settings.missing());
      return true;
    } catch (IllegalArgumentException | HourglassException e) {
      sink.warn(other.file() + ": " + e.getMessage() + DetectorReload.STAYS);
      return false;
    }
  }

  @Override
  public boolean isUpdating() {
    return updater.map(Updater::isRunning).orElse(false);
  }

  /** From the next row on. */
  private void swap(RowDetector fitted) {
    detector = fitted;
    drift = drift();
  }

  @Override
  public long drifting() {
    return drift.map(DriftMonitor::drifting).orElse(0L);
  }
}
