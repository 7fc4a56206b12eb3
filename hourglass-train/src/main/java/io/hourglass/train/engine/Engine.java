package io.hourglass.train.engine;

import io.hourglass.layer.Parameter;
import io.hourglass.network.Weights;
import io.hourglass.train.engine.ChunkResult.Fault;
import io.hourglass.train.engine.Variables.Extents;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.TensorFlow;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * One training on TensorFlow: holds the state, runs chunks of steps. Results repeat to the bit with
 * the same settings on the same machine. Native memory is the same after any number of chunks, and
 * free after {@link #close}. Not thread-safe, but that one place for rows may be filled while the
 * other is trained on.
 */
public final class Engine implements AutoCloseable {
  private static final float[] NO_RATES = {};

  private final StepFunction step;
  private final Settings settings;
  private final Graph graph = new Graph();
  private final Session session;
  private final LoopGraph.Call call;
  private final List<TFloat32> chunks = new ArrayList<>();
  private final TFloat32 schedule;
  private final TFloat32 noReport;
  private List<TFloat32> state = List.of();
  private long taken;

  /**
   * How it runs.
   *
   * @param adam the optimizer
   * @param batch rows per step
   * @param stepsPerChunk the most steps of a chunk
   * @param threads of the native engine. TensorFlow makes its threads once: the first engine of a
   *     process decides for all
   * @param seed of what is random within a step
   * @param execution one call a chunk, or a step
   * @param bfloat16 whether oneDNN computes convolutions and products of matrices in bfloat16, one
   *     call a step
   */
  public record Settings(
      Adam adam,
      int batch,
      int stepsPerChunk,
      int threads,
      long seed,
      Execution execution,
      boolean bfloat16) {
    public Settings {
      atLeastOne("batch", batch);
      atLeastOne("steps per chunk", stepsPerChunk);
      atLeastOne("threads", threads);
      if (bfloat16 && execution != Execution.PER_STEP) {
        throw new IllegalArgumentException(
            "bfloat16 must run one call a step, got " + execution + "; XLA does not know it");
      }
    }

    private static void atLeastOne(String name, int value) {
      if (value < 1) {
        throw new IllegalArgumentException("%s must be at least 1, got %d".formatted(name, value));
      }
    }
  }

  /** Builds the graph of a step function; the state starts at the given weights, no moments. */
  public Engine(StepFunction step, Settings settings, Weights start) {
    this.step = step;
    this.settings = settings;
    Extents extents = extents(step, settings);
    StepGraph body = new StepGraph(step, settings.adam(), extents);
    this.call = new LoopGraph(body, extents).build(Ops.create(graph), settings.execution());
    this.session = new Session(graph, configuration(settings));
    chunks.add(NativeFloats.zeros(extents.chunk()));
    chunks.add(NativeFloats.zeros(extents.chunk()));
    this.schedule = NativeFloats.zeros(extents.schedule());
    this.noReport = NativeFloats.zeros(extents.report());
    restore(new State(start, zeros(), zeros(), 0));
  }

  private static Extents extents(StepFunction step, Settings settings) {
    return new Extents(
        settings.stepsPerChunk(),
        settings.batch(),
        step.features(),
        step.terms().size(),
        step.parameters());
  }

  private static ConfigProto configuration(Settings settings) {
    RewriterConfig.Toggle bfloat16 =
        settings.bfloat16() ? RewriterConfig.Toggle.ON : RewriterConfig.Toggle.OFF;
    RewriterConfig rewriter =
        RewriterConfig.newBuilder().setAutoMixedPrecisionOnednnBfloat16(bfloat16).build();
    return configuration(settings.threads()).toBuilder()
        .setGraphOptions(GraphOptions.newBuilder().setRewriteOptions(rewriter))
        .build();
  }

  static ConfigProto configuration(int threads) {
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(threads)
        // -1: on the caller's thread, without waking another
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

  /** A description of the engine, for provenance. */
  public String description() {
    return "TensorFlow %s, %d thread%s, %s%s"
        .formatted(
            TensorFlow.version(),
            settings.threads(),
            settings.threads() == 1 ? "" : "s",
            settings.execution(),
            settings.bfloat16() ? ", bfloat16" : "");
  }

  /** Steps that so many rows take. */
  public long steps(long rows) {
    return (rows + settings.batch() - 1) / settings.batch();
  }

  /**
   * One of two places for the rows of a chunk; one can be filled while the other is trained on.
   *
   * @return native memory, not to be touched after {@link #close}
   */
  public FloatBuffer buffer(int which) {
    return NativeFloats.of(chunks.get(which));
  }

  /** Compiles now what the first chunk would have to wait for. The state does not change. */
  public void compile() {
    if (settings.execution() == Execution.LOOP_XLA) {
      run(0, 0, NO_RATES);
    }
  }

  /**
   * Trains on a chunk.
   *
   * @param which of the two places its rows are in
   * @param rows how many, from the first
   * @param learningRates one a step
   */
  public ChunkResult run(int which, int rows, float[] learningRates) {
    float[] full = new float[learningRates.length];
    Arrays.fill(full, 1);
    return run(which, rows, learningRates, full);
  }

  /**
   * Trains on a chunk.
   *
   * @param which of the two places its rows are in
   * @param rows how many, from the first
   * @param learningRates one a step
   * @param annealing one number in [0, 1] a step, handed to the step function
   */
  public ChunkResult run(int which, int rows, float[] learningRates, float[] annealing) {
    int steps = learningRates.length;
    checkSteps(rows, steps);
    fillSchedule(learningRates, annealing);
    int[] control = {steps, rows, Math.toIntExact(taken), Long.hashCode(settings.seed())};
    int calls = settings.execution() == Execution.LOOP_XLA ? 1 : steps;
    List<float[]> reports = reports(calls, control, chunks.get(which));
    taken += steps;
    return result(merged(reports), steps);
  }

  private List<float[]> reports(int calls, int[] control, TFloat32 chunk) {
    List<float[]> reports = new ArrayList<>();
    try (TInt32 fed = TInt32.vectorOf(control)) {
      for (int index = 0; index < calls; index++) {
        reports.add(call(index, fed, chunk));
      }
    }
    return reports;
  }

  private void checkSteps(int rows, int steps) {
    if (steps != steps(rows) || steps > settings.stepsPerChunk()) {
      throw new IllegalArgumentException(
          "%d rows in batches of %d take %d steps, of at most %d in a chunk; got %d learning rates"
              .formatted(rows, settings.batch(), steps(rows), settings.stepsPerChunk(), steps));
    }
  }

  private void fillSchedule(float[] learningRates, float[] annealing) {
    float[][] scales = settings.adam().schedule(learningRates, taken);
    FloatBuffer buffer = NativeFloats.of(schedule);
    for (int i = 0; i < scales.length; i++) {
      buffer.put(scales[i]).put(annealing[i]);
    }
  }

  /** Every call fills the rows of its own steps and leaves the others 0. */
  private float[] merged(List<float[]> reports) {
    float[] sum = new float[Math.toIntExact(noReport.size())];
    for (float[] report : reports) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += report[i];
      }
    }
    return sum;
  }

  /** One native call: the state goes in and comes back as tensors, without a copy. */
  private float[] call(int index, TInt32 control, TFloat32 chunk) {
    try (TInt32 first = TInt32.scalarOf(index)) {
      List<Tensor> inputs = new ArrayList<>(List.of(first, control, chunk, schedule, noReport));
      inputs.addAll(state);
      return taken(runner(inputs).run());
    }
  }

  private Session.Runner runner(List<Tensor> inputs) {
    Session.Runner runner = session.runner();
    for (int i = 0; i < inputs.size(); i++) {
      runner.feed(call.feeds().get(i), inputs.get(i));
    }
    call.fetches().forEach(runner::fetch);
    return runner;
  }

  /** Takes over the new state; returns the report. */
  private float[] taken(Result result) {
    List<TFloat32> next = new ArrayList<>();
    for (int i = 1; i < result.size(); i++) {
      next.add((TFloat32) result.get(i));
    }
    replace(next);
    try (TFloat32 report = (TFloat32) result.get(0)) {
      return NativeFloats.values(report);
    }
  }

  private ChunkResult result(float[] report, int steps) {
    List<String> terms = step.terms();
    Map<String, Double> sums = new LinkedHashMap<>();
    terms.forEach(term -> sums.put(term, 0.0));
    for (int i = 0; i < steps * terms.size(); i++) {
      sums.merge(terms.get(i % terms.size()), (double) report[i], Double::sum);
    }
    return new ChunkResult(sums, lossFault(report, steps).or(this::weightFault));
  }

  private Optional<Fault> lossFault(float[] report, int steps) {
    List<String> terms = step.terms();
    return IntStream.range(0, steps * terms.size())
        .filter(i -> !Float.isFinite(report[i]))
        .mapToObj(i -> new Fault(taken - steps + i / terms.size(), terms.get(i % terms.size())))
        .findFirst();
  }

  /** A loss shows only the effect of the step before, so the weights are checked too. */
  private Optional<Fault> weightFault() {
    boolean areFinite =
        state.stream().limit(step.parameters().size()).allMatch(NativeFloats::isFinite);
    return areFinite ? Optional.empty() : Optional.of(new Fault(taken - 1, "weights"));
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
    List<TFloat32> next = new ArrayList<>();
    for (Weights part : List.of(other.weights(), other.firstMoments(), other.secondMoments())) {
      for (Parameter p : step.parameters()) {
        next.add(NativeFloats.tensor(new Weights.Tensor(p.shape(), part.values(p.name()))));
      }
    }
    replace(next);
    taken = other.step();
  }

  private void replace(List<TFloat32> next) {
    state.forEach(Tensor::close);
    state = next;
  }

  /**
   * The outputs of the network outside training, with other weights.
   *
   * @param rows side by side, as many as a batch
   */
  public float[] outputs(Weights weights, float[] rows) {
    return ReferenceOutputs.outputs(step, weights, rows, settings.batch());
  }

  @Override
  public void close() {
    replace(List.of());
    chunks.forEach(Tensor::close);
    schedule.close();
    noReport.close();
    session.close();
    graph.close();
  }
}
