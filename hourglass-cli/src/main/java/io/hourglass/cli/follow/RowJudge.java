package io.hourglass.cli.follow;

import io.hourglass.codec.OneHot;
import io.hourglass.codec.Rows;
import io.hourglass.data.Schema;
import io.hourglass.task.detector.Anomaly;
import io.hourglass.task.detector.AnomalyDetector;
import io.hourglass.task.detector.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges each row by itself, watches for drift, and is replaced now and then if that is asked for.
 */
final class RowJudge implements Judge {
  private final FollowSettings settings;
  private final Sink sink;
  private final Optional<Replacement> replacement;
  private final Optional<Updater> updater;
  private AnomalyDetector detector;
  private Optional<Drift> drift;

  /** Of the row that was judged last. */
  private float[] encoded = {};

  /** By a detector, and what replaces it. */
  RowJudge(
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
    this.drift = drift();
  }

  private Optional<Drift> drift() {
    return settings.drift() == 0
        ? Optional.empty()
        : Optional.of(new Drift(detector, settings.window(), settings.drift(), sink::warn));
  }

  @Override
  public Schema schema() {
    return detector.schema();
  }

  @Override
  public Anomaly judge(Map<String, @Nullable Object> values) {
    encoded = detector.codec().encode(values);
    return asGiven(explained(), values);
  }

  private Anomaly explained() {
    Rows row = new Rows(encoded, encoded.length);
    int most = Math.min(settings.reasons(), schema().fields().size());
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

  @Override
  public void keep(Map<String, @Nullable Object> values, Anomaly anomaly) {
    drift.ifPresent(watch -> watch.add(encoded, anomaly.score()));
    updater.ifPresent(update -> update.add(values, anomaly.score(), anomaly.isAnomaly(), detector));
  }

  @Override
  public boolean renew(long row) {
    Optional<AnomalyDetector> fitted = updater.flatMap(Updater::fitted);
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
  private void swapUpdated(AnomalyDetector fitted) {
    replacement.ifPresent(Replacement::accept);
    swap(fitted);
  }

  /** One that someone else has written over the file, if it can be used; whether it is. */
  private boolean swapReplaced(Replacement other, long row) {
    Optional<AnomalyDetector> taken = other.taken().filter(next -> isUsable(next, other));
    taken.ifPresent(next -> {
      swap(next);
      sink.note(
          "%s has changed, threshold %s; in use from row %d on"
              .formatted(
                  other.file(), String.format(Locale.ROOT, "%.4f", next.threshold().value()), row));
    });
    return taken.isPresent();
  }

  private boolean isUsable(AnomalyDetector next, Replacement other) {
    try {
      new Conversion(next.schema(), settings.missing());
      return true;
    } catch (IllegalArgumentException e) {
      sink.warn(other.file() + ": " + e.getMessage() + Replacement.STAYS);
      return false;
    }
  }

  @Override
  public boolean isUpdating() {
    return updater.map(Updater::isRunning).orElse(false);
  }

  /** From the next row on. */
  private void swap(AnomalyDetector fitted) {
    detector = fitted;
    drift = drift();
  }

  @Override
  public long drifting() {
    return drift.map(Drift::drifting).orElse(0L);
  }
}
