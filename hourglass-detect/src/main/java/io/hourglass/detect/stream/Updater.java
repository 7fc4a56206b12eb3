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
 * Refits the detector in the background to rows that were scored as normal. A failed update leaves
 * the file and the detector in use unchanged.
 *
 * <p>Some normal rows are flagged: the false positives that the threshold allows. Without them each
 * new detector would see a narrower distribution and flag more. So the training rows include as
 * many flagged rows as are expected to be false positives, those with the lowest scores.
 */
final class Updater {
  private final UpdateSettings settings;
  private final Refit refit;
  private final Consumer<String> log;
  private final Reservoir normal;
  private final Reservoir flagged;
  private long scored;
  private int updates;
  private @Nullable CompletableFuture<RowDetector> running;

  /**
   * Starts without rows.
   *
   * @param log receives a sentence for each event
   */
  Updater(UpdateSettings settings, Refit refit, Consumer<String> log) {
    this.settings = settings;
    this.refit = refit;
    this.log = log;
    this.normal = new Reservoir(settings.rows(), 1);
    this.flagged = new Reservoir(Math.max(1, settings.rows() / 10), 2);
  }

  /** Adds a row, and starts an update where one is due and none is running. */
  void add(
      Map<String, @Nullable Object> values, double score, boolean anomaly, RowDetector current) {
    (anomaly ? flagged : normal).add(new Reservoir.Entry(score, values));
    scored++;
    if (scored % settings.interval() == 0 && running == null) {
      begin(current);
    }
  }

  private void begin(RowDetector current) {
    List<Reservoir.Entry> rows = rows(current);
    List<String> vanished = vanished(current.schema(), rows);
    updates++;
    if (vanished.isEmpty()) {
      log.accept(begun(rows.size()));
      running = inBackground(new Fitting(current, rows, updates));
    } else {
      log.accept(skipped(vanished));
    }
  }

  private String begun(int rows) {
    return String.format(Locale.ROOT, "update %d: fitting a detector to %,d rows", updates, rows);
  }

  private String skipped(List<String> vanished) {
    return "update %d skipped: no row has a value in %s; keeping the current detector"
        .formatted(updates, vanished);
  }

  /** An update to do. */
  private record Fitting(RowDetector current, List<Reservoir.Entry> rows, long seed) {
    Table table() {
      return new Table(
          "normal rows", Reservoir.columns(current.schema(), rows), current.reading().notation());
    }
  }

  private CompletableFuture<RowDetector> inBackground(Fitting fitting) {
    CompletableFuture<RowDetector> future = new CompletableFuture<>();
    Thread thread = new Thread(() -> complete(future, fitting), "update");
    thread.setDaemon(true);
    thread.start();
    return future;
  }

  private void complete(CompletableFuture<RowDetector> future, Fitting fitting) {
    try {
      RowDetector fitted = refit.fit(fitting.table(), fitting.current(), fitting.seed());
      fitted.save(settings.file());
      future.complete(fitted);
    } catch (RuntimeException | OutOfMemoryError e) {
      future.completeExceptionally(e);
    }
  }

  /** Columns without any value: a detector fitted without them would not miss them. */
  private static List<String> vanished(Schema schema, List<Reservoir.Entry> rows) {
    return schema.names().stream()
        .filter(name -> rows.stream().allMatch(row -> row.values().get(name) == null))
        .toList();
  }

  private List<Reservoir.Entry> rows(RowDetector current) {
    List<Reservoir.Entry> rows = new ArrayList<>(normal.rows());
    double rate = Math.min(0.5, current.threshold().alertsPerThousand().value() / 1000);
    flagged.rows().stream()
        .sorted(Comparator.comparingDouble(Reservoir.Entry::score))
        .limit(Math.round(rows.size() * rate / (1 - rate)))
        .forEach(rows::add);
    return rows;
  }

  /** Whether an update is running. */
  boolean isRunning() {
    return running != null;
  }

  /** The new detector, once, after it was written. */
  Optional<RowDetector> fitted() {
    return running == null || !running.isDone() ? Optional.empty() : awaited();
  }

  /** The new detector of a running update, after waiting for it. */
  Optional<RowDetector> awaited() {
    try {
      return Optional.ofNullable(running).flatMap(this::join);
    } finally {
      running = null;
    }
  }

  private Optional<RowDetector> join(CompletableFuture<RowDetector> update) {
    try {
      RowDetector fitted = update.join();
      log.accept(replaced(fitted));
      return Optional.of(fitted);
    } catch (CompletionException e) {
      log.accept(
          "update %d failed: %s; keeping the current detector"
              .formatted(updates, e.getCause() == null ? e : e.getCause().getMessage()));
      return Optional.empty();
    }
  }

  private String replaced(RowDetector fitted) {
    return String.format(
        Locale.ROOT,
        "update %d: %s replaced, threshold %.4f; in use from the next row on",
        updates,
        settings.file(),
        fitted.threshold().value());
  }
}
