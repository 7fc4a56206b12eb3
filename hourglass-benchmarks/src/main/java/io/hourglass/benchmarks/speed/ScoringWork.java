package io.hourglass.benchmarks.speed;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Rows;
import io.hourglass.network.ReconstructionScorer;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Rows through the lesson's model. Arguments: file of the model, file of images. */
final class ScoringWork {
  private static final long WARM_UP_NANOS = 3_000_000_000L;

  /** Different rows, one at a time. */
  private static final int ROWS = 1000;

  private static final int SINGLE_CALLS = 20_000;

  /** Rows of one call: their outputs take 50 MB. */
  private static final int BATCH = 16_384;

  private static final int BATCH_CALLS = 9;

  private ScoringWork() {}

  /** Times each of the ways to score one row; a thousand rows in turn. */
  static void oneRow(List<String> arguments, PrintWriter out) throws IOException {
    long begun = System.nanoTime();
    Autoencoder model = Autoencoder.load(LocalWorker.path(arguments, 0));
    out.printf(Locale.ROOT, "hourglass load_ms=%.1f%n", (System.nanoTime() - begun) / 1e6);
    Rows all = images(model, arguments, ROWS);
    List<Rows> rows = IntStream.range(0, ROWS).mapToObj(i -> all.slice(i, i + 1)).toList();
    ReconstructionScorer scorer = new ReconstructionScorer(model.network());
    timeOne("reconstruct+mse", i -> squaredError(model, scorer, rows.get(i % ROWS)), out);
    timeOne("score(nats,mse)", i -> model.score(rows.get(i % ROWS)).squaredError()[0], out);
  }

  /** The first images. */
  private static Rows images(Autoencoder model, List<String> arguments, int count)
      throws IOException {
    int width = model.codec().width();
    return new Rows(FloatFile.read(LocalWorker.path(arguments, 1)), width).slice(0, count);
  }

  /** The peers' work: forward, sigmoid, mean squared error. */
  private static double squaredError(Autoencoder model, ReconstructionScorer scorer, Rows row) {
    float[] expected = scorer.expected(model.network().outputs(row.values()));
    double sum = 0;
    for (int i = 0; i < expected.length; i++) {
      double error = (double) expected[i] - row.values()[i];
      sum += error * error;
    }
    return sum / expected.length;
  }

  private static void timeOne(String variant, IntToDoubleFunction call, PrintWriter out) {
    Timed timed = Timed.of(SINGLE_CALLS, call);
    double median = timed.nanos()[SINGLE_CALLS / 2] / 1e3;
    double p99 = timed.nanos()[SINGLE_CALLS / 100 * 99] / 1e3;
    out.printf(
        Locale.ROOT,
        "hourglass W4 %s median_us=%.2f p99_us=%.2f check=%.6f%n",
        variant,
        median,
        p99,
        timed.mean());
  }

  /** Times many rows in one call: nats and mean squared error of each; the network alone. */
  static void manyRows(List<String> arguments, PrintWriter out) throws IOException {
    Autoencoder model = Autoencoder.load(LocalWorker.path(arguments, 0));
    Rows rows = images(model, arguments, BATCH);
    timeMany("score(nats,mse)", i -> model.score(rows).squaredError()[0], out);
    timeMany("forward only", i -> model.network().outputs(rows.values())[0], out);
  }

  private static void timeMany(String variant, IntToDoubleFunction call, PrintWriter out) {
    Timed timed = Timed.of(BATCH_CALLS, call);
    double rate = 1e9 * BATCH / timed.nanos()[BATCH_CALLS / 2];
    out.printf(
        Locale.ROOT, "hourglass rows_per_s=%.0f check=%.6f way: %s%n", rate, timed.mean(), variant);
  }

  /**
   * Calls after a warm-up.
   *
   * @param nanos in ascending order
   * @param mean result of all calls, so that the compiler cannot remove any
   */
  private record Timed(long[] nanos, double mean) {
    static Timed of(int calls, IntToDoubleFunction call) {
      DoubleSummaryStatistics results = new DoubleSummaryStatistics();
      IntConsumer counted = i -> results.accept(call.applyAsDouble(i));
      Timing.warmUp(WARM_UP_NANOS, counted);
      return new Timed(Timing.sortedNanos(calls, counted), results.getAverage());
    }
  }
}
