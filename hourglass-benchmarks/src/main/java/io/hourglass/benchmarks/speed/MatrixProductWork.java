package io.hourglass.benchmarks.speed;

import io.hourglass.layer.Activation;
import io.hourglass.layer.Dense;
import io.hourglass.layer.Forward;
import io.hourglass.layer.Shape;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * How fast this machine multiplies matrices of 1024 x 1024 numbers in float32: what no training of
 * dense layers can exceed. Two operations for each multiplication and addition.
 */
final class MatrixProductWork {
  private static final int SIDE = 1024;
  private static final double OPERATIONS = 2.0 * SIDE * SIDE * SIDE;

  /** Products in one call, so that the call itself does not count. */
  private static final int CHAIN = 10;

  private static final int CALLS = 12;

  private MatrixProductWork() {}

  /** Arguments: {@code tensorflow} or {@code java}, threads. */
  static void measure(List<String> arguments, PrintWriter out) {
    int threads = LocalWorker.number(arguments, 1);
    double best = arguments.get(0).equals("tensorflow") ? tensorflow(threads) : dense(threads);
    out.printf(Locale.ROOT, "matmul %s gflops=%.1f threads=%d%n", arguments.get(0), best, threads);
  }

  /** TensorFlow's matrix product. */
  private static double tensorflow(int threads) {
    try (Graph graph = new Graph();
        Session session = new Session(graph, FrozenGraph.threads(threads, 1));
        TFloat32 matrix = tensor(matrix())) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> in = tf.placeholder(TFloat32.class);
      Operand<TFloat32> sum = tf.sum(product(tf, in), tf.array(0, 1));
      return gigaflops(CHAIN, () -> session.runner().feed(in, matrix).fetch(sum).run().close());
    }
  }

  private static TFloat32 tensor(float[] matrix) {
    return TFloat32.tensorOf(org.tensorflow.ndarray.Shape.of(SIDE, SIDE), DataBuffers.of(matrix));
  }

  private static Operand<TFloat32> product(Ops tf, Operand<TFloat32> in) {
    Operand<TFloat32> product = in;
    for (int i = 0; i < CHAIN; i++) {
      product = tf.linalg.matMul(product, in);
    }
    return product;
  }

  /** The dense layer of the plain-Java forward pass, blocks of rows on so many threads. */
  private static double dense(int threads) {
    Forward layer =
        new Dense(SIDE, Activation.LINEAR)
            .forward(List.of(matrix(), new float[SIDE]), Shape.of(SIDE));
    float[] in = matrix();
    int rows = SIDE / threads;
    IntConsumer part = i -> forward(layer, in, i * rows, rows);
    return gigaflops(1, () -> IntStream.range(0, threads).parallel().forEach(part));
  }

  private static void forward(Forward layer, float[] in, int from, int rows) {
    float[] part = new float[rows * SIDE];
    System.arraycopy(in, from * SIDE, part, 0, part.length);
    layer.apply(part, rows, new float[part.length]);
  }

  private static double gigaflops(int products, Runnable call) {
    return products * OPERATIONS / Timing.sortedNanos(CALLS, i -> call.run())[0];
  }

  /** Small numbers, none zero: what skips zeros has no advantage. */
  private static float[] matrix() {
    SplittableRandom random = new SplittableRandom(1);
    float[] values = new float[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.01 + 0.02 * random.nextDouble());
    }
    return values;
  }
}
