package io.hourglass.train.run;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Rows;
import io.hourglass.design.Design;
import io.hourglass.linalg.Shuffle;
import io.hourglass.network.Architecture;
import io.hourglass.network.NetworkInputs;
import io.hourglass.network.Weights;
import io.hourglass.setting.SettingReference;
import io.hourglass.train.engine.ChunkResult;
import io.hourglass.train.engine.Engine;
import io.hourglass.train.engine.State;
import io.hourglass.train.feed.Seeds;
import io.hourglass.train.settings.Training;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
  private RunState progress = RunState.start();
  private Weights best;
  private State good;
  private long savedAt = System.nanoTime();

  public Run(Design design, TrainingData data, RunOptions options) {
    this.options = options;
    // a batch larger than all rows would only be padded
    int batch = (int) Math.min(options.settings().batch(), data.feed().rows());
    this.settings = options.settings().withBatch(batch);
    this.data = data;
    this.architecture = Architecture.of(design, data.codec());
    this.validationLoss = new ValidationLoss(architecture, data, settings.seed());
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

  /** Some of the first rows of the training data, as the encoder takes them in. */
  private float[] inputs(int count) {
    Rows sample = data.sample(data.training(), Math.multiplyExact(count, SAMPLED));
    float[] all = new NetworkInputs(architecture).of(sample.values());
    int width = architecture.input().size();
    float[] chosen = new float[Math.min(count, sample.rows()) * width];
    int[] order = Shuffle.of(sample.rows(), Seeds.of(settings.seed(), -1));
    for (int row = 0; row * width < chosen.length; row++) {
      System.arraycopy(all, order[row] * width, chosen, row * width, width);
    }
    return chosen;
  }

  private void resume() {
    Optional<Path> file = options.checkpoint().filter(Files::exists);
    if (!options.resume()) {
      return;
    }
    if (file.isEmpty()) {
      options.listener().noticed("there is no checkpoint to resume from; starting anew");
      return;
    }
    Checkpoint checkpoint = Checkpoint.load(file.get(), plan);
    progress = checkpoint.progress();
    best = checkpoint.best();
    good = checkpoint.state();
    engine.restore(good);
  }

  /** Runs the epochs that are left, or stops early; returns the model. */
  public Autoencoder toTheEnd() {
    options
        .listener()
        .started(
            new TrainingListener.Plan(
                data.feed().rows(),
                data.heldRows(),
                engine.steps(data.feed().rows()),
                settings.epochs(),
                progress.epoch(),
                architecture.parameterCount(),
                engine.description()));
    if (!data.inMemory()) {
      options
          .listener()
          .noticed(
              "%s does not fit in memory (%,d rows of %d features): reading it anew every epoch"
                  .formatted(data.name(), data.feed().rows(), data.codec().width()));
    }
    if (settings.bfloat16()) {
      Engines.whyFloat32(architecture)
          .ifPresent(reason -> options.listener().noticed(reason + "; training in float32"));
    }
    while (progress.epoch() <= settings.epochs() && !isStopping()) {
      epoch();
    }
    save();
    Weights weights = settings.patience() > 0 ? best : good.weights();
    return new ModelAssembler(architecture, data, settings, progress).model(weights, engine);
  }

  private boolean isStopping() {
    boolean stopping = settings.patience() > 0 && progress.sinceBest() >= settings.patience();
    if (stopping) {
      options
          .listener()
          .noticed(
              "stopped after epoch %d: no better loss for %d epochs; keeping the weights of epoch %d"
                  .formatted(progress.epoch() - 1, settings.patience(), progress.bestEpoch()));
    }
    return stopping;
  }

  private void epoch() {
    try (ChunkPipeline.Pass pass = chunks.epoch(progress.epoch(), progress.chunks())) {
      for (Optional<ChunkPipeline.Chunk> chunk = pass.next();
          chunk.isPresent();
          chunk = pass.next()) {
        train(chunk.get());
        checkStop();
      }
    }
    close(engine.state());
  }

  private void train(ChunkPipeline.Chunk chunk) {
    long steps = engine.steps(chunk.rows());
    float[] rates = new float[(int) steps];
    float[] annealing = new float[(int) steps];
    for (int i = 0; i < steps; i++) {
      rates[i] = rate(progress.steps() + i);
      annealing[i] = annealing(progress.steps() + i);
    }
    ChunkResult result = run(chunk, rates, annealing);
    if (result.fault().isPresent()) {
      throw diverged(result.fault().get());
    }
    progress = progress.plus(steps, chunk.rows(), result.sums());
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

  private ChunkResult run(ChunkPipeline.Chunk chunk, float[] rates, float[] annealing) {
    try {
      return engine.run(chunk.which(), chunk.rows(), rates, annealing);
    } catch (TensorFlowException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
      throw new TrainingException(
          "epoch %d, after step %d: TensorFlow gave up: %s; if it lacks memory, lower the batch size, now %d %s"
              .formatted(
                  progress.epoch(),
                  progress.steps(),
                  reason,
                  settings.batch(),
                  SettingReference.to("batch")),
          e);
    }
  }

  /** The present state is useless; the beginning of the epoch is kept. */
  private TrainingException diverged(ChunkResult.Fault fault) {
    String kept =
        options
            .checkpoint()
            .map(file ->
                "; resume from the last good ones, in %s %s"
                    .formatted(file, SettingReference.to("resume")))
            .orElse("");
    String what =
        fault.what().equals("weights") ? "the weights are" : "the " + fault.what() + " is";
    int epoch = progress.epoch();
    progress = rewound();
    write(good, true);
    return new TrainingException(
        ("epoch %d, step %d: %s NaN or infinite%s; lower the learning rate, now %s %s, or bound the"
                + " gradient %s")
            .formatted(
                epoch,
                fault.step() + 1,
                what,
                kept,
                settings.learningRate(),
                SettingReference.to("learning-rate"),
                SettingReference.to("clip-norm", 1)));
  }

  /** The progress at the beginning of the epoch. */
  private RunState rewound() {
    return new RunState(
        progress.epoch(),
        0,
        good.step(),
        0,
        Map.of(),
        progress.history(),
        progress.bestEpoch(),
        progress.reductions(),
        progress.reducedAt());
  }

  private void checkStop() {
    if (options.stop().getAsBoolean()) {
      write(engine.state());
      throw new TrainingStoppedException(
          "stopped in epoch %d of %d%s"
              .formatted(
                  progress.epoch(),
                  settings.epochs(),
                  options.checkpoint().map(file -> "; kept in " + file).orElse("")));
    }
    if (System.nanoTime() - savedAt > CHECKPOINT_NANOS) {
      write(engine.state());
    }
  }

  private void close(State state) {
    if (!isFinite(state.weights())) {
      throw diverged(new ChunkResult.Fault(progress.steps() - 1, "weights"));
    }
    good = state;
    Epoch done =
        new Epoch(
            progress.epoch(),
            progress.loss(),
            progress.terms(),
            progress.klPerLatent(),
            validationLoss.of(state.weights()),
            rate(progress.steps() - 1),
            progress.steps());
    progress = progress.closed(done, settings.schedule().patience());
    if (progress.isBest()) {
      best = state.weights();
    }
    options.listener().finished(done);
    alarm
        .after(done, annealing(progress.steps() - 1))
        .ifPresent(found -> options.listener().noticed(found.sentence()));
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

  private void save() {
    write(good);
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
