package io.hourglass.train.engine;

import io.hourglass.layer.Parameter;
import io.hourglass.network.Weights;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.TensorFlow;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** One training on TensorFlow: holds the state, runs chunks of steps. Not thread-safe. */
public final class Engine implements AutoCloseable {
  private final StepFunction step;
  private final Settings settings;
  private final Graph graph = new Graph();
  private final Session session;
  private final LoopGraph.Call call;
  private final List<TFloat32> chunks = new ArrayList<>();
  private final TFloat32 rates;
  private List<TFloat32> state = List.of();
  private long taken;

  /**
   * How it runs.
   *
   * @param adam the optimizer
   * @param batch rows per step
   * @param stepsPerChunk the most steps of a chunk
   * @param threads of the native engine
   * @param seed of what is random within a step
   */
  public record Settings(Adam adam, int batch, int stepsPerChunk, int threads, long seed) {}

  /** Compiles a step function; the state starts at the given weights and no moments. */
  public Engine(StepFunction step, Settings settings, Weights start) {
    this.step = step;
    this.settings = settings;
    this.call =
        new LoopGraph(step, settings.adam(), settings.batch(), settings.stepsPerChunk())
            .build(Ops.create(graph));
    this.session = new Session(graph, configuration(settings.threads()));
    for (int i = 0; i < 2; i++) {
      long rows = (long) settings.stepsPerChunk() * settings.batch();
      TFloat32 chunk = TFloat32.tensorOf(Shape.of(rows, step.features()));
      // fresh memory may hold NaN, and padding times 0 must be 0
      FloatBuffer buffer = NativeFloats.of(chunk);
      buffer.put(new float[buffer.capacity()]);
      chunks.add(chunk);
    }
    this.rates = TFloat32.tensorOf(Shape.of(settings.stepsPerChunk()));
    restore(new State(start, zeros(), zeros(), 0));
  }

  private static ConfigProto configuration(int threads) {
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(threads)
        .setInterOpParallelismThreads(threads == 1 ? -1 : threads)
        .build();
  }

  private Weights zeros() {
    Map<String, Weights.Tensor> arrays = new LinkedHashMap<>();
    for (Parameter p : step.parameters()) {
      arrays.put(p.name(), new Weights.Tensor(p.shape(), new float[p.shape().size()]));
    }
    return new Weights(arrays);
  }

  /** What it is, for provenance. */
  public String description() {
    return "TensorFlow %s, %d thread%s, XLA"
        .formatted(
            TensorFlow.version(), settings.threads(), settings.threads() == 1 ? "" : "s");
  }

  /** Steps that so many rows take. */
  public long steps(long rows) {
    return (rows + settings.batch() - 1) / settings.batch();
  }

  /** One of two places for the rows of a chunk; one can be filled while the other is trained on. */
  public FloatBuffer buffer(int which) {
    return NativeFloats.of(chunks.get(which));
  }

  /**
   * Trains on a chunk.
   *
   * @param which of the two places its rows are in
   * @param rows how many, from the first
   * @param learningRates one a step
   */
  public ChunkResult run(int which, int rows, float[] learningRates) {
    NativeFloats.of(rates).put(learningRates);
    int[] integers = {
      0, learningRates.length, rows, (int) taken, Long.hashCode(settings.seed())
    };
    List<Tensor> inputs = new ArrayList<>();
    for (int integer : integers) {
      inputs.add(TInt32.scalarOf(integer));
    }
    inputs.add(chunks.get(which));
    inputs.add(rates);
    TFloat32 sums = TFloat32.tensorOf(Shape.of(step.terms().size()));
    NativeFloats.of(sums).put(new float[step.terms().size()]);
    inputs.add(sums);
    inputs.addAll(state);
    ChunkResult result = run(inputs);
    inputs.subList(0, LoopGraph.INTEGERS).forEach(Tensor::close);
    sums.close();
    taken += learningRates.length;
    return result;
  }

  private ChunkResult run(List<Tensor> inputs) {
    Session.Runner runner = session.runner();
    for (int i = 0; i < inputs.size(); i++) {
      runner.feed(call.feeds().get(i), inputs.get(i));
    }
    for (Output<?> fetch : call.fetches()) {
      runner.fetch(fetch);
    }
    Result result = runner.run();
    List<TFloat32> next = new ArrayList<>();
    for (int i = 1; i < result.size(); i++) {
      next.add((TFloat32) result.get(i));
    }
    state.forEach(Tensor::close);
    state = next;
    Map<String, Double> sums = new LinkedHashMap<>();
    try (TFloat32 values = (TFloat32) result.get(0)) {
      FloatBuffer buffer = NativeFloats.of(values);
      for (int i = 0; i < step.terms().size(); i++) {
        sums.put(step.terms().get(i), (double) buffer.get(i));
      }
    }
    return new ChunkResult(sums);
  }

  /** Weights and moments now. */
  public State state() {
    return new State(part(0), part(1), part(2), taken);
  }

  private Weights part(int part) {
    Map<String, Weights.Tensor> arrays = new LinkedHashMap<>();
    List<Parameter> parameters = step.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter p = parameters.get(i);
      TFloat32 tensor = state.get(part * parameters.size() + i);
      arrays.put(p.name(), NativeFloats.array(p.shape(), tensor));
    }
    return new Weights(arrays);
  }

  /** Goes on from another state. */
  public void restore(State other) {
    state.forEach(Tensor::close);
    List<TFloat32> next = new ArrayList<>();
    for (Weights part : List.of(other.weights(), other.firstMoments(), other.secondMoments())) {
      step.parameters().forEach(p -> next.add(NativeFloats.tensor(part.arrays().get(p.name()))));
    }
    state = next;
    taken = other.step();
  }

  /**
   * What the network gives, outside training, with other weights.
   *
   * @param rows side by side, as many as a batch
   */
  public float[] outputs(Weights weights, float[] rows) {
    try (Graph own = new Graph();
        Session forward = new Session(own, configuration(1))) {
      Ops tf = Ops.create(own);
      Map<String, Operand<TFloat32>> named = new LinkedHashMap<>();
      weights
          .arrays()
          .forEach(
              (name, array) ->
                  named.put(
                      name,
                      tf.placeholder(
                          TFloat32.class, Placeholder.shape(LoopGraph.shape(array.shape())))));
      Operand<TFloat32> in = tf.placeholder(TFloat32.class);
      Operand<TFloat32> out =
          step.outputs(tf, named, tf.ensureShape(in, batchShape()));
      return forward(forward, weights, named, in, out, rows);
    }
  }

  private Shape batchShape() {
    return Shape.of(settings.batch(), step.features());
  }

  private float[] forward(
      Session forward,
      Weights weights,
      Map<String, Operand<TFloat32>> named,
      Operand<TFloat32> in,
      Operand<TFloat32> out,
      float[] rows) {
    Session.Runner runner = forward.runner().fetch(out);
    List<TFloat32> fed = new ArrayList<>();
    named.forEach(
        (name, placeholder) -> {
          fed.add(NativeFloats.tensor(weights.arrays().get(name)));
          runner.feed(placeholder, fed.get(fed.size() - 1));
        });
    fed.add(TFloat32.tensorOf(batchShape()));
    NativeFloats.of(fed.get(fed.size() - 1)).put(rows);
    runner.feed(in, fed.get(fed.size() - 1));
    try (TFloat32 result = (TFloat32) runner.run().get(0)) {
      float[] values = new float[Math.toIntExact(result.size())];
      NativeFloats.of(result).get(values);
      return values;
    } finally {
      fed.forEach(Tensor::close);
    }
  }

  @Override
  public void close() {
    state.forEach(Tensor::close);
    chunks.forEach(Tensor::close);
    rates.close();
    session.close();
    graph.close();
  }
}
