package io.hourglass.cli.option;

import io.hourglass.codec.Binarization;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Scaling;
import io.hourglass.train.settings.Schedule;
import io.hourglass.train.settings.Training;
import io.hourglass.train.settings.Validation;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Settings of a training; by default those of {@link Training#defaults()}. */
public final class TrainingOptions {
  private static final Training DEFAULTS = Training.defaults();

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the rows (default: ${DEFAULT-VALUE}).")
  private int epochs = DEFAULTS.epochs();

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Rows per step (default: ${DEFAULT-VALUE}).")
  private int batch = DEFAULTS.batch();

  @Option(
      names = "--learning-rate",
      paramLabel = "R",
      description = "Learning rate of Adam (default: ${DEFAULT-VALUE}).")
  private double rate = DEFAULTS.learningRate();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "The same seed gives the same model (default: ${DEFAULT-VALUE}).")
  private long seed = DEFAULTS.seed();

  @Option(
      names = "--validation",
      paramLabel = "V",
      description =
          "Rows to hold out for the validation loss: a share such as 0.1, or the latest "
              + "rows by a column, as in time:date or time:date:0.2 (default: none).")
  private Optional<String> validation = Optional.empty();

  @Option(
      names = "--patience",
      paramLabel = "N",
      description =
          "Stop after N epochs without a lower loss, and keep the best weights (default: "
              + "${DEFAULT-VALUE}, never).")
  private int patience = DEFAULTS.patience();

  @Option(
      names = "--schedule",
      paramLabel = "S",
      description =
          "Learning-rate schedule: constant, cosine, warmup:STEPS, warmup:STEPS,cosine, "
              + "plateau, plateau:FACTOR,EPOCHS (default: constant).")
  private Optional<String> schedule = Optional.empty();

  @Option(
      names = "--weight-decay",
      paramLabel = "W",
      description = "Decoupled weight decay, as in AdamW (default: ${DEFAULT-VALUE}).")
  private double weightDecay = DEFAULTS.weightDecay();

  @Option(
      names = "--clip",
      paramLabel = "NORM",
      description = "Bound on the norm of the gradient (default: ${DEFAULT-VALUE}, none).")
  private double clip = DEFAULTS.clipNorm();

  @Option(
      names = "--scaling",
      paramLabel = "standard|robust",
      description =
          "Scaling of numbers: by mean and standard deviation, or by median and quartiles, "
              + "on which outliers have less influence (default: standard).")
  private Scaling scaling = Scaling.STANDARD;

  @Option(
      names = "--binarize",
      paramLabel = "none|threshold|dynamic",
      description =
          "Black-and-white images: white from an intensity of 1/2 on, or sampled at every "
              + "step with the intensity as the probability of white (default: none).")
  private Binarization binarization = Binarization.NONE;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of TensorFlow (default: ${DEFAULT-VALUE}, by the size of the model).")
  private int threads = DEFAULTS.threads();

  @Option(
      names = "--bfloat16",
      description =
          "Convolutions in bfloat16, where the processor supports it: faster, slightly less "
              + "exact. The model itself is float32.")
  private boolean bfloat16;

  /**
   * The settings.
   *
   * @throws IllegalArgumentException if one is out of bounds
   */
  public Training training() {
    Training training =
        DEFAULTS
            .withEpochs(epochs)
            .withBatch(batch)
            .withLearningRate(rate)
            .withSeed(seed)
            .withPatience(patience)
            .withWeightDecay(weightDecay)
            .withClipNorm(clip)
            .withThreads(threads)
            .withBfloat16(bfloat16)
            .withCodec(CodecFit.defaults().withScaling(scaling).withBinarization(binarization));
    training = validation.map(Validation::parse).map(training::withValidation).orElse(training);
    return schedule.map(Schedule::parse).map(training::withSchedule).orElse(training);
  }
}
