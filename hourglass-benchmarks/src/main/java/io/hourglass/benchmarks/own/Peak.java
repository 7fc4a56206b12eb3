package io.hourglass.benchmarks.own;

import io.hourglass.layer.Activation;
import io.hourglass.layer.Dense;
import io.hourglass.layer.Forward;
import io.hourglass.layer.Shape;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/**
 * How fast this machine multiplies matrices of 1024 x 1024 numbers in float32: what no training of
 * dense layers can exceed. Two operations for each multiplication and addition.
 */
final class Peak {
  private static final int SIDE = 1024;
  private static final double OPERATIONS = 2.0 * SIDE * SIDE * SIDE;

  /** Products in one call, so that the call itself does not count. */
  private static final int CHAIN = 10;

  private static final int CALLS = 12;

  private Peak() {}

  /** TensorFlow's matrix product. */
  static void ofTensorFlow(int threads, PrintWriter out) {
    ConfigProto configuration =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(threads)
            .setInterOpParallelismThreads(1)
            .build();
    try (Graph graph = new Graph();
        Session session = new Session(graph, configuration);
        TFloat32 matrix = TFloat32.tensorOf(org.tensorflow.ndarray.Shape.of(SIDE, SIDE))) {
      Ops tf = Ops.create(graph);
      float[] values = matrix();
      matrix
          .scalars()
          .forEachIndexed((at, cell) -> cell.setFloat(values[(int) (at[0] * SIDE + at[1])]));
      Placeholder<TFloat32> in = tf.placeholder(TFloat32.class);
      Operand<TFloat32> product = in;
      for (int i = 0; i < CHAIN; i++) {
        product = tf.linalg.matMul(product, in);
      }
      Operand<TFloat32> sum = tf.sum(product, tf.array(0, 1));
      report(
          "tensorflow",
          threads,
          CHAIN,
          out,
          () -> session.runner().feed(in, matrix).fetch(sum).run().close());
    }
  }

  /** The dense layer of the plain-Java forward pass, blocks of rows on so many threads. */
  static void ofPlainJava(int threads, PrintWriter out) {
    Forward layer =
        new Dense(SIDE, Activation.LINEAR)
            .forward(List.of(matrix(), new float[SIDE]), Shape.of(SIDE));
    float[] in = matrix();
    int rows = SIDE / threads;
    report(
        "java",
        threads,
        1,
        out,
        () ->
            IntStream.range(0, threads)
                .parallel()
                .forEach(part -> forward(layer, in, part * rows, rows)));
  }

  private static void forward(Forward layer, float[] in, int from, int rows) {
    float[] part = new float[rows * SIDE];
    System.arraycopy(in, from * SIDE, part, 0, part.length);
    layer.apply(part, rows, new float[part.length]);
  }

  private static void report(
      String name, int threads, int products, PrintWriter out, Runnable call) {
    double best = 0;
    for (int i = 0; i < CALLS; i++) {
      long begun = System.nanoTime();
      call.run();
      best = Math.max(best, products * OPERATIONS / (System.nanoTime() - begun));
    }
    out.printf(Locale.ROOT, "matmul %s gflops=%.1f threads=%d%n", name, best, threads);
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
