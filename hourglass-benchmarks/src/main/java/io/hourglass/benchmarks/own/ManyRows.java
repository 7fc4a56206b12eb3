package io.hourglass.benchmarks.own;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Rows;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ForkJoinPool;

/** All rows through the lesson's model in one call. */
final class ManyRows {
  private static final long WARM_UP_NANOS = 3_000_000_000L;
  private static final int CALLS = 9;

  private ManyRows() {}

  /** Scores all rows again and again: nats and mean squared error of each. */
  static void measure(Path file, Path data, PrintWriter out) throws IOException {
    Autoencoder model = Autoencoder.load(file);
    Rows rows = new Rows(Floats.read(data), model.codec().width());
    long until = System.nanoTime() + WARM_UP_NANOS;
    while (System.nanoTime() < until) {
      model.score(rows);
    }
    double[] seconds = new double[CALLS];
    double sum = 0;
    for (int i = 0; i < CALLS; i++) {
      long begun = System.nanoTime();
      sum += model.score(rows).squaredError()[i];
      seconds[i] = (System.nanoTime() - begun) / 1e9;
    }
    Arrays.sort(seconds);
    out.printf(
        Locale.ROOT,
        "hourglass rows rows_per_s=%.0f threads=%d check=%.6f%n",
        rows.rows() / seconds[CALLS / 2],
        threads(),
        sum / CALLS);
  }

  /** The pool's, and the caller, which works too. */
  private static int threads() {
    int workers = ForkJoinPool.getCommonPoolParallelism();
    return Math.max(1, Math.min(workers + 1, Runtime.getRuntime().availableProcessors()));
  }
}
