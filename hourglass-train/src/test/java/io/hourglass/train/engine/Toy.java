package io.hourglass.train.engine;

import io.hourglass.layer.Parameter;
import io.hourglass.layer.Shape;
import io.hourglass.network.Weights;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A small autoencoder, 5-3-5, tanh within, with a squared error and a second term.
 *
 * @param batch rows per step
 * @param dropout share of the code that is dropped; 0 for none
 */
record Toy(int batch, float dropout) implements StepFunction {
  static final int FEATURES = 5;
  private static final int CODE = 3;

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.kernel("in/kernel", Shape.of(FEATURES, CODE)),
        Parameter.bias("in/bias", Shape.of(CODE)),
        Parameter.kernel("out/kernel", Shape.of(CODE, FEATURES)),
        Parameter.bias("out/bias", Shape.of(FEATURES)));
  }

  @Override
  public int features() {
    return FEATURES;
  }

  @Override
  public int outputWidth() {
    return FEATURES;
  }

  @Override
  public List<String> terms() {
    return List.of("error", "code");
  }

  @Override
  public Losses losses(
      Ops tf, Map<String, Operand<TFloat32>> weights, Operand<TFloat32> rows, StepContext step) {
    Operand<TFloat32> code = code(tf, weights, rows);
    Operand<TFloat32> kept = dropout > 0 ? tf.math.mul(code, drawn(tf, step.seed())) : code;
    Operand<TFloat32> difference = tf.math.squaredDifference(decoded(tf, weights, kept), rows);
    Operand<TFloat32> error = tf.sum(difference, tf.array(1));
    Operand<TFloat32> price = tf.sum(tf.math.square(tf.math.square(code)), tf.array(1));
    Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
    terms.put("error", error);
    terms.put("code", price);
    return new Losses(tf.math.add(error, price), terms, List.of(), Map.of());
  }

  private Operand<TFloat32> drawn(Ops tf, Operand<TInt32> seed) {
    Operand<TFloat32> uniform =
        tf.random.statelessRandomUniform(tf.array(batch, CODE), seed, TFloat32.class);
    return tf.dtypes.cast(tf.math.greaterEqual(uniform, tf.constant(dropout)), TFloat32.class);
  }

  @Override
  public Operand<TFloat32> outputs(
      Ops tf, Map<String, Operand<TFloat32>> weights, Operand<TFloat32> rows) {
    return decoded(tf, weights, code(tf, weights, rows));
  }

  private static Operand<TFloat32> code(
      Ops tf, Map<String, Operand<TFloat32>> weights, Operand<TFloat32> rows) {
    return tf.math.tanh(
        tf.math.add(tf.linalg.matMul(rows, weights.get("in/kernel")), weights.get("in/bias")));
  }

  private static Operand<TFloat32> decoded(
      Ops tf, Map<String, Operand<TFloat32>> weights, Operand<TFloat32> code) {
    return tf.math.add(tf.linalg.matMul(code, weights.get("out/kernel")), weights.get("out/bias"));
  }

  Weights start() {
    return Weights.start(parameters(), 3);
  }

  /** Rows in (-1, 1), other ones for another seed. */
  static float[] rows(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] rows = new float[count * FEATURES];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) (2 * random.nextDouble() - 1);
    }
    return rows;
  }

  /** Trains an engine on chunks of these rows, at one rate. */
  static ChunkResult train(Engine engine, float[] rows, float rate) {
    FloatBuffer buffer = engine.buffer(0);
    buffer.put(rows);
    int count = rows.length / FEATURES;
    float[] rates = new float[(int) engine.steps(count)];
    Arrays.fill(rates, rate);
    return engine.run(0, count, rates);
  }
}
