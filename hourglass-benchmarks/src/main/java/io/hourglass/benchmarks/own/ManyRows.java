package io.hourglass.benchmarks.own;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Rows;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/** Many rows through the lesson's model in one call. */
final class ManyRows {
  private static final long WARM_UP_NANOS = 3_000_000_000L;
  private static final int CALLS = 9;

  /** Rows of a call: their outputs take 50 MB. */
  private static final int BATCH = 16_384;

  private ManyRows() {}

  /** Scores rows, nats and mean squared error of each; and takes them through the network alone. */
  static void measure(Path file, Path data, PrintWriter out) throws IOException {
    Autoencoder model = Autoencoder.load(file);
    int width = model.codec().width();
    Rows rows = new Rows(Arrays.copyOf(Floats.read(data), BATCH * width), width);
    time("score(nats,mse)", () -> model.score(rows).squaredError()[0], out);
    time("forward only", () -> model.network().outputs(rows.values())[0], out);
  }

  private static void time(String variant, DoubleSupplier call, PrintWriter out) {
    long until = System.nanoTime() + WARM_UP_NANOS;
    double sum = 0;
    int warm = 0;
    for (; System.nanoTime() < until; warm++) {
      sum += call.getAsDouble();
    }
    double[] seconds = new double[CALLS];
    for (int i = 0; i < CALLS; i++) {
      long begun = System.nanoTime();
      sum += call.getAsDouble();
      seconds[i] = (System.nanoTime() - begun) / 1e9;
    }
    Arrays.sort(seconds);
    out.printf(
        Locale.ROOT,
        "hourglass rows_per_s=%.0f check=%.6f way: %s%n",
        BATCH / seconds[CALLS / 2],
        sum / (warm + CALLS),
        variant);
  }
}
