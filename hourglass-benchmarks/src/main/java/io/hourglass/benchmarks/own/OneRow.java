package io.hourglass.benchmarks.own;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Rows;
import io.hourglass.network.ReconstructionScorer;
import io.hourglass.network.Scores;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** One row through the lesson's model, call by call. */
final class OneRow {
  private static final int ROWS = 1000;
  private static final int CALLS = 20_000;
  private static final long WARM_UP_NANOS = 3_000_000_000L;

  private OneRow() {}

  /** Times each of the ways that a caller may go; a thousand rows in turn. */
  static void measure(Path file, Path data, PrintWriter out) throws IOException {
    long begun = System.nanoTime();
    Autoencoder model = Autoencoder.load(file);
    out.printf(Locale.ROOT, "hourglass load_ms=%.1f%n", (System.nanoTime() - begun) / 1e6);
    int width = model.codec().width();
    float[] all = Floats.read(data);
    Rows[] rows = new Rows[ROWS];
    for (int i = 0; i < ROWS; i++) {
      rows[i] = new Rows(Arrays.copyOfRange(all, i * width, (i + 1) * width), width);
    }
    ReconstructionScorer scorer = new ReconstructionScorer(model.network());
    time("reconstruct+mse", rows, row -> squaredError(model, scorer, row), out);
    time("score(nats,mse)", rows, row -> squaredError(model.score(row)), out);
  }

  private static double squaredError(Scores scores) {
    return scores.squaredError()[0];
  }

  /** What the peers do: forward, sigmoid, mean squared error. */
  private static double squaredError(Autoencoder model, ReconstructionScorer scorer, Rows row) {
    float[] expected = scorer.expected(model.network().outputs(row.values()));
    double sum = 0;
    for (int i = 0; i < expected.length; i++) {
      double error = (double) expected[i] - row.values()[i];
      sum += error * error;
    }
    return sum / expected.length;
  }

  private static void time(
      String variant, Rows[] rows, ToDoubleFunction<Rows> call, PrintWriter out) {
    double sum = 0;
    long until = System.nanoTime() + WARM_UP_NANOS;
    int warm = 0;
    for (; System.nanoTime() < until; warm++) {
      sum += call.applyAsDouble(rows[warm % ROWS]);
    }
    double[] micros = new double[CALLS];
    for (int i = 0; i < CALLS; i++) {
      long begun = System.nanoTime();
      sum += call.applyAsDouble(rows[i % ROWS]);
      micros[i] = (System.nanoTime() - begun) / 1e3;
    }
    Arrays.sort(micros);
    out.printf(
        Locale.ROOT,
        "hourglass W4 %s median_us=%.2f p99_us=%.2f check=%.6f%n",
        variant,
        micros[CALLS / 2],
        micros[CALLS / 100 * 99],
        sum / (warm + CALLS));
  }
}
