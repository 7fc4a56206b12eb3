package io.hourglass.benchmarks.speed;

import io.hourglass.benchmarks.report.ResultTable;
import io.hourglass.benchmarks.report.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How fast this machine multiplies at all, and how near training comes to it. */
record MachineLimits(List<MatrixProduct> products) {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final double MOST_START_MILLIS = 2500;

  /**
   * Operations of W1 a row: 105,472 weights forward, to their gradients and to the inputs, two
   * operations each, less the way back to the images, which is not needed.
   */
  private static final double W1_OPERATIONS = 6.0 * 105_472 - 2.0 * 784 * 64;

  /** A measured product, in operations per nanosecond. */
  record MatrixProduct(String system, int threads, double gigaflops) {}

  static MachineLimits measured() {
    List<MatrixProduct> products = new ArrayList<>();
    for (String system : List.of("tensorflow", "java")) {
      for (int threads : PeerFolder.threads()) {
        printed("gflops", "matmul", system, threads)
            .forEach(value -> products.add(new MatrixProduct(system, threads, value)));
      }
    }
    return new MachineLimits(products);
  }

  private static List<Double> printed(String key, String work, Object... arguments) {
    return LocalWorker.program(work, arguments).run(LIMIT).numbers(key).stream().limit(1).toList();
  }

  ResultTable<?> table() {
    return ResultTable.of(
            "limits", "Limit: product of two 1024 x 1024 matrices in float32", products)
        .text("system", MatrixProduct::system)
        .count("threads", MatrixProduct::threads)
        .number("GFLOP/s", 1, MatrixProduct::gigaflops);
  }

  /** How near an epoch of W1 comes to the fastest product; none where either is missing. */
  List<String> notes(List<SpeedResult> results) {
    return SpeedTargets.local(Work.W1, results).stream()
        .filter(one -> !products.isEmpty())
        .map(one -> W1_OPERATIONS * Work.W1.rows() / one.value() / 1e9)
        .map(rate -> note(rate, 100 * rate / products.get(0).gigaflops()))
        .toList();
  }

  private static String note(double rate, double percent) {
    return String.format(
        Locale.ROOT,
        "an epoch of W1 runs at %.1f GFLOP/s, %.0f %% of TensorFlow's on one thread",
        rate,
        percent);
  }

  /** From the start of a JVM to the end of its first training step, natives being unpacked. */
  static Target start(int starts) {
    List<Double> millis =
        IntStream.range(0, starts)
            .mapToObj(i -> System.currentTimeMillis())
            .flatMap(begun -> printed("step_at_ms", "start").stream().map(at -> at - begun))
            .toList();
    Double median = millis.isEmpty() ? null : (Double) Timing.median(millis);
    String text = "milliseconds from start to first training step, at most";
    return Target.atMost("start", text, MOST_START_MILLIS, median);
  }
}
