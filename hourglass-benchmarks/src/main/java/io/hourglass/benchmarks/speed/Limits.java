package io.hourglass.benchmarks.speed;

import io.hourglass.benchmarks.own.Child;
import io.hourglass.benchmarks.process.Jvm;
import io.hourglass.benchmarks.process.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How fast this machine multiplies at all, and how near training comes to it.
 *
 * @param products of 1024 x 1024 matrices in float32
 * @param w1Gigaflops of the lesson's epoch: 532,480 operations a row, forward and backward
 * @param w1Share of the fastest product on one thread; null where either is not measured
 */
record Limits(List<Product> products, @Nullable Double w1Gigaflops, @Nullable Double w1Share) {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /**
   * Operations of W1 a row: 105,472 weights forward, to their gradients and to the inputs, two
   * operations each, less the way back to the pictures that nobody needs.
   */
  private static final double W1_OPERATIONS = 6.0 * 105_472 - 2.0 * 784 * 64;

  /**
   * A measured product.
   *
   * @param by whom
   * @param threads that worked
   * @param gigaflops operations per nanosecond
   */
  record Product(String by, int threads, double gigaflops) {}

  static Limits measured(List<Figure> figures) {
    List<Product> products = new ArrayList<>();
    for (int threads : Workshop.threads()) {
      product("TensorFlow", "matmul", threads).ifPresent(products::add);
    }
    for (int threads : Workshop.threads()) {
      product("plain Java, dense layer", "dense", threads).ifPresent(products::add);
    }
    Double w1 =
        Targets.ours(Work.W1, figures)
            .map(ours -> W1_OPERATIONS * Work.W1.rows() / ours.value() / 1e9)
            .orElse(null);
    Double share =
        products.isEmpty() || w1 == null ? null : (Double) (w1 / products.get(0).gigaflops());
    return new Limits(products, w1, share);
  }

  private static Optional<Product> product(String by, String work, int threads) {
    return Jvm.likeThis(Child.class, work, String.valueOf(threads)).run(LIMIT).lines().stream()
        .map(line -> gigaflops(line, by, threads))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Product> gigaflops(Line line, String by, int threads) {
    return line.number("gflops").map(value -> new Product(by, threads, value));
  }
}
