package io.hourglass.detect.stream;

import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.detect.RowDetector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Fits new detectors in the background to rows that were called normal, and hands them over when
 * they are written. What fails leaves the file and the detector in use as they are.
 *
 * <p>A detector calls some normal rows anomalies, as many as its threshold lets expect. Were those
 * excluded, the next detector would take the rest for all there is and flag as many again, and each
 * update would flag more. So as many of the flagged rows as are expected to be false positives, the
 * least anomalous ones, are learned from too.
 */
final class Updater {
  private final UpdateSettings settings;
  private final Refit refit;
  private final Consumer<String> say;
  private final Reservoir normal;
  private final Reservoir flagged;
  private long scored;
  private int updates;
  private @Nullable CompletableFuture<RowDetector> running;

  /**
   * That has fitted none yet.
   *
   * @param say is told what happens
   */
  Updater(UpdateSettings settings, Refit refit, Consumer<String> say) {
    this.settings = settings;
    this.refit = refit;
    this.say = say;
    this.normal = new Reservoir(settings.rows(), 1);
    this.flagged = new Reservoir(Math.max(1, settings.rows() / 10), 2);
  }

  /** Takes a row, and begins to fit where one is due and none is on the way. */
  void add(
      Map<String, @Nullable Object> values, double score, boolean anomaly, RowDetector current) {
    (anomaly ? flagged : normal).add(new Reservoir.Kept(score, values));
    scored++;
    if (scored % settings.every() == 0 && running == null) {
      begin(current);
    }
  }

  private void begin(RowDetector current) {
    List<Reservoir.Kept> rows = rows(current);
    Schema schema = current.schema();
    List<String> vanished = vanished(schema, rows);
    long seed = ++updates;
    if (!vanished.isEmpty()) {
      say.accept(
          "update %d: not made, as none of the rows has a value in %s; the detector stays as it is"
              .formatted(updates, vanished));
      return;
    }
    say.accept(
        String.format(
            Locale.ROOT, "update %d: fitting a detector to %,d rows", updates, rows.size()));
    CompletableFuture<RowDetector> future = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                Table table = new Table("normal rows", Reservoir.columns(schema, rows));
                RowDetector fitted = refit.fit(table, current, seed);
                fitted.save(settings.file());
                future.complete(fitted);
              } catch (RuntimeException | OutOfMemoryError e) {
                future.completeExceptionally(e);
              }
            },
            "update");
    thread.setDaemon(true);
    thread.start();
    running = future;
  }

  /** Columns to forget which would be to take their absence for normal. */
  private static List<String> vanished(Schema schema, List<Reservoir.Kept> rows) {
    return schema.names().stream()
        .filter(name -> rows.stream().allMatch(row -> row.values().get(name) == null))
        .toList();
  }

  private List<Reservoir.Kept> rows(RowDetector current) {
    List<Reservoir.Kept> rows = new ArrayList<>(normal.rows());
    double rate = Math.min(0.5, current.threshold().alertsPerThousand().value() / 1000);
    flagged.rows().stream()
        .sorted(Comparator.comparingDouble(Reservoir.Kept::score))
        .limit(Math.round(rows.size() * rate / (1 - rate)))
        .forEach(rows::add);
    return rows;
  }

  /** Whether one is on the way. */
  boolean isRunning() {
    return running != null;
  }

  /** The new detector, once, when it is written. */
  Optional<RowDetector> fitted() {
    return running == null || !running.isDone() ? Optional.empty() : awaited();
  }

  /** The same, waiting for one that is on the way. */
  Optional<RowDetector> awaited() {
    if (running == null) {
      return Optional.empty();
    }
    try {
      RowDetector fitted = running.join();
      say.accept(
          String.format(
              Locale.ROOT,
              "update %d: %s replaced, threshold %.4f; in use from the next row on",
              updates,
              settings.file(),
              fitted.threshold().value()));
      return Optional.of(fitted);
    } catch (CompletionException e) {
      say.accept(
          "update %d failed, the detector stays as it is: %s"
              .formatted(updates, e.getCause() == null ? e : e.getCause().getMessage()));
      return Optional.empty();
    } finally {
      running = null;
    }
  }
}
