package io.hourglass.train.run;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Rows;
import io.hourglass.design.Design;
import io.hourglass.linalg.Shuffle;
import io.hourglass.network.Architecture;
import io.hourglass.network.NetworkInputs;
import io.hourglass.network.Weights;
import io.hourglass.train.engine.ChunkResult;
import io.hourglass.train.engine.Engine;
import io.hourglass.train.engine.State;
import io.hourglass.train.feed.Seeds;
import io.hourglass.train.settings.Training;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.tensorflow.exceptions.TensorFlowException;

/** One training from its first step, or its checkpoint, to a model. */
public final class Run implements AutoCloseable {
  private static final long CHECKPOINT_NANOS = 30_000_000_000L;

  /** An array's initial rows are chosen among this many times as many. */
  private static final int SAMPLED = 20;

  private final RunOptions options;
  private final Training settings;
  private final TrainingData data;
  private final Architecture architecture;
  private final Checkpoint.Plan plan;
  private final Engine engine;
  private final ChunkPipeline chunks;
  private final Throughput throughput;
  private final ValidationLoss validationLoss;
  private final CollapseAlarm alarm;
  private final RunMessages messages;
  private RunState progress = RunState.start();
  private Weights best;
  private State good;
  private long savedAt = System.nanoTime();

  public Run(Design design, TrainingData data, RunOptions options) {
    this.options = options;
    this.settings = withFilledBatch(options.settings(), data.feed().rows());
    this.data = data;
    this.architecture = Architecture.of(design, data.codec());
    this.validationLoss = new ValidationLoss(architecture, data, settings.seed());
    this.messages = new RunMessages(settings, options.checkpoint());
    this.alarm = new CollapseAlarm(design.latent(), settings.epochs());
    this.plan = new Checkpoint.Plan(design, settings, data.feed().rows(), data.codec().width());
    Weights start = Weights.start(architecture.parameters(), settings.seed(), this::inputs);
    this.engine = Engines.open(architecture, settings, start, data.feed().rows());
    this.chunks = new ChunkPipeline(engine, data.feed());
    this.best = start;
    this.good = engine.state();
    resume();
    this.throughput = new Throughput(settings, data.feed().rows());
  }

  /** A batch larger than all rows would only be padded. */
  private static Training withFilledBatch(Training settings, long rows) {
    return settings.withBatch((int) Math.min(settings.batch(), rows));
  }

  /** Some of the first rows of the training data, as the encoder takes them in. */
  private float[] inputs(int count) {
    Rows sample = data.sample(data.training(), Math.multiplyExact(count, SAMPLED));
    float[] all = new NetworkInputs(architecture).of(sample.values());
    int[] order = Shuffle.of(sample.rows(), Seeds.of(settings.seed(), -1));
    return selected(all, Arrays.copyOf(order, Math.min(count, order.length)));
  }

  private float[] selected(float[] inputs, int[] rows) {
    int width = architecture.input().size();
    float[] chosen = new float[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(inputs, rows[i] * width, chosen, i * width, width);
    }
    return chosen;
  }

  private void resume() {
    if (!options.resume()) {
      return;
    }
    Optional<Path> file = options.checkpoint().filter(Files::exists);
    file.ifPresentOrElse(
        found -> restore(Checkpoint.load(found, plan)),
        () -> notice("there is no checkpoint to resume from; starting anew"));
  }

  private void restore(Checkpoint checkpoint) {
    progress = checkpoint.progress();
    best = checkpoint.best();
    good = checkpoint.state();
    engine.restore(good);
  }

  private void notice(String sentence) {
    options.listener().noticed(sentence);
  }

  /** Runs the epochs that are left, or stops early; returns the model. */
  public Autoencoder toTheEnd() {
    options.listener().started(announcement());
    noticeLimits();
    while (progress.epoch() <= settings.epochs() && !isStopping()) {
      epoch();
    }
    write(good);
    Weights weights = settings.patience() > 0 ? best : good.weights();
    return new ModelAssembler(architecture, data, settings, progress).model(weights, engine);
  }

  private TrainingListener.Plan announcement() {
    return new TrainingListener.Plan(
        data.feed().rows(),
        data.heldRows(),
        engine.steps(data.feed().rows()),
        settings.epochs(),
        progress.epoch(),
        architecture.parameterCount(),
        engine.description());
  }

  /** Reports what the machine makes slower than the settings ask for. */
  private void noticeLimits() {
    if (!data.inMemory()) {
      notice(
          "%s does not fit in memory (%,d rows of %d features): reading it anew every epoch"
              .formatted(data.name(), data.feed().rows(), data.codec().width()));
    }
    Optional<String> float32 = Engines.whyFloat32(architecture);
    if (settings.bfloat16() && float32.isPresent()) {
      notice(float32.get() + "; training in float32");
    }
  }

  private boolean isStopping() {
    boolean stopping = settings.patience() > 0 && progress.sinceBest() >= settings.patience();
    if (stopping) {
      notice(messages.stoppedEarly(progress));
    }
    return stopping;
  }

  private void epoch() {
    try (ChunkPipeline.Pass pass = chunks.epoch(progress.epoch(), progress.chunks())) {
      for (var chunk = pass.next(); chunk.isPresent(); chunk = pass.next()) {
        train(chunk.get());
        checkStop();
      }
    }
    finish(engine.state());
  }

  private void train(ChunkPipeline.Chunk chunk) {
    ChunkResult result = run(chunk);
    if (result.fault().isPresent()) {
      throw diverged(result.fault().get());
    }
    progress = progress.plus(engine.steps(chunk.rows()), chunk.rows(), result.sums());
    throughput.trained(chunk.rows(), progress).ifPresent(options.listener()::progressed);
  }

  private float rate(long step) {
    double factor = settings.schedule().factor(step, allSteps(), progress.reductions());
    return (float) (settings.learningRate() * factor);
  }

  private float annealing(long step) {
    return architecture
        .design()
        .latent()
        .variational()
        .map(latent -> (float) latent.regularization().annealing().share(step, allSteps()))
        .orElse(1f);
  }

  private long allSteps() {
    return settings.epochs() * engine.steps(data.feed().rows());
  }

  private ChunkResult run(ChunkPipeline.Chunk chunk) {
    int steps = (int) engine.steps(chunk.rows());
    float[] rates = new float[steps];
    float[] annealing = new float[steps];
    for (int i = 0; i < steps; i++) {
      rates[i] = rate(progress.steps() + i);
      annealing[i] = annealing(progress.steps() + i);
    }
    return run(chunk, rates, annealing);
  }

  private ChunkResult run(ChunkPipeline.Chunk chunk, float[] rates, float[] annealing) {
    try {
      return engine.run(chunk.which(), chunk.rows(), rates, annealing);
    } catch (TensorFlowException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
      throw new TrainingException(messages.tensorFlowFailed(progress, reason), e);
    }
  }

  /** The present state is useless; the beginning of the epoch is kept. */
  private TrainingException diverged(ChunkResult.Fault fault) {
    progress = progress.rewound(good.step());
    write(good, true);
    return new TrainingException(messages.diverged(progress.epoch(), fault));
  }

  private void checkStop() {
    boolean stops = options.stop().getAsBoolean();
    if (stops || System.nanoTime() - savedAt > CHECKPOINT_NANOS) {
      write(engine.state());
    }
    if (stops) {
      throw new TrainingStoppedException(messages.stopped(progress));
    }
  }

  /** Ends an epoch: validation, the best weights, reports. */
  private void finish(State state) {
    if (!isFinite(state.weights())) {
      throw diverged(new ChunkResult.Fault(progress.steps() - 1, "weights"));
    }
    good = state;
    Epoch done = result(state.weights());
    progress = progress.closed(done, settings.schedule().patience());
    best = progress.isBest() ? state.weights() : best;
    options.listener().finished(done);
    alarm.after(done, annealing(progress.steps() - 1)).ifPresent(found -> notice(found.sentence()));
  }

  private Epoch result(Weights weights) {
    return new Epoch(
        progress.epoch(),
        progress.loss(),
        progress.terms(),
        progress.klPerLatent(),
        validationLoss.of(weights),
        rate(progress.steps() - 1),
        progress.steps());
  }

  private static boolean isFinite(Weights weights) {
    for (Weights.Tensor array : weights.arrays().values()) {
      for (float value : array.values()) {
        if (!Float.isFinite(value)) {
          return false;
        }
      }
    }
    return true;
  }

  private void write(State state) {
    write(state, false);
  }

  private void write(State state, boolean diverged) {
    savedAt = System.nanoTime();
    options
        .checkpoint()
        .ifPresent(file -> new Checkpoint(plan, progress, state, best, diverged).save(file));
  }

  @Override
  public void close() {
    chunks.close();
    engine.close();
  }
}
