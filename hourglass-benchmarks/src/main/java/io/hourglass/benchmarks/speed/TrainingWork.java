package io.hourglass.benchmarks.speed;

import io.hourglass.Autoencoder;
import io.hourglass.benchmarks.detection.Sample;
import io.hourglass.benchmarks.report.BenchmarkContext;
import io.hourglass.benchmarks.report.Machine;
import io.hourglass.codec.Rows;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.design.Design;
import io.hourglass.design.DesignText;
import io.hourglass.io.Tables;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.layer.Activation;
import io.hourglass.train.Trainer;
import io.hourglass.train.run.Epoch;
import io.hourglass.train.run.TrainingListener;
import io.hourglass.train.settings.Training;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * Training as a user runs it, timed from the end of one epoch to the end of the next: new order of
 * rows, losses and progress line included.
 */
final class TrainingWork implements TrainingListener {
  /** {@code log(2 pi) / 2}, which each Gaussian feature costs however well it is reconstructed. */
  private static final double HALF_LOG_TWO_PI = 0.9189385332046728;

  private static final int BATCH = 256;
  private static final int PIXELS = 784;
  private static final int COLUMNS = 29;
  private static final int VARIATIONAL_ROWS = 12_800;
  private static final String CONVOLUTIONAL = "conv-vae:latent=2";
  private static final String DENSE = "vae:256,64,2,activation=relu";

  private final String work;
  private final DoubleUnaryOperator loss;
  private final PrintWriter out;
  private String engine = "";
  private long last;
  private int progressLine;

  /**
   * For a piece of work.
   *
   * @param work its name
   * @param loss from nats per row to what the peers print
   */
  private TrainingWork(String work, DoubleUnaryOperator loss, PrintWriter out) {
    this.work = work;
    this.loss = loss;
    this.out = out;
  }

  /**
   * The lesson's design; the loss is binary cross-entropy per pixel. Arguments: file of images,
   * epochs, file for the model.
   */
  static void lessonDesign(List<String> arguments, PrintWriter out) throws IOException {
    Table images = GrayImages.read(LocalWorker.path(arguments, 0));
    new TrainingWork("W1", nats -> nats / PIXELS, out)
        .train(Design.lesson(), TableSource.of(images), training(arguments))
        .save(LocalWorker.path(arguments, 2));
  }

  /**
   * A variational design on the first images; the loss is the negative bound per row. Arguments:
   * file of images, epochs, work, whether convolutions compute in bfloat16.
   */
  static void variational(List<String> arguments, PrintWriter out) throws IOException {
    String work = arguments.get(2);
    Table images = GrayImages.read(LocalWorker.path(arguments, 0)).slice(0, VARIATIONAL_ROWS);
    String text = work.equals("W2") ? CONVOLUTIONAL : DENSE;
    Design design = DesignText.parse(text, images.schema());
    boolean isHalf = Boolean.parseBoolean(arguments.get(3));
    Training training = training(arguments).withBatch(128).withBfloat16(isHalf);
    new TrainingWork(work, nats -> nats, out).train(design, TableSource.of(images), training);
  }

  /**
   * 29-16-8-16-29 with tanh, on a table; the loss is the mean squared error per column. Arguments:
   * file of the table, epochs.
   */
  static void table(List<String> arguments, PrintWriter out) throws IOException {
    Rows rows = new Rows(FloatFile.read(LocalWorker.path(arguments, 0)), COLUMNS);
    new TrainingWork("W3", nats -> 2 * (nats / COLUMNS - HALF_LOG_TWO_PI), out)
        .train(tableDesign(), TableSource.of(Sample.of(rows, "c").table()), training(arguments));
  }

  /**
   * The same design on a file or query of any size; the loss is in nats per row. Arguments: data,
   * epochs.
   */
  static void file(List<String> arguments, PrintWriter out) {
    new TrainingWork("file", nats -> nats, out)
        .train(
            tableDesign(),
            Tables.open(arguments.get(0), ReadOptions.defaults()),
            training(arguments));
  }

  /**
   * From nothing to the end of the first step of training the lesson's design: prints when that was
   * done, in milliseconds since 1970; the caller knows the start.
   */
  static void start(List<String> arguments, PrintWriter out) {
    Trainer.prepare(notice -> {}); // as the command line does before it reads data
    Trainer.with(Training.defaults().withEpochs(1))
        .listening(new FirstStep(out))
        .fit(Design.lesson(), GrayImages.noise(BATCH));
  }

  private record FirstStep(PrintWriter out) implements TrainingListener {
    @Override
    public void progressed(Progress progress) {
      out.printf("hourglass start step_at_ms=%d%n", System.currentTimeMillis());
    }
  }

  private static Training training(List<String> arguments) {
    return Training.defaults().withEpochs(LocalWorker.number(arguments, 1));
  }

  private static Design tableDesign() {
    return Design.dense(List.of(16, 8), Activation.TANH, Activation.TANH);
  }

  private Autoencoder train(Design design, TableSource rows, Training training) {
    last = System.nanoTime();
    Autoencoder model = Trainer.with(training).listening(this).fit(design, rows);
    Machine.peakMegabytes()
        .ifPresent(peak -> out.printf(Locale.ROOT, "hourglass %s rss_mb=%.0f%n", work, peak));
    return model;
  }

  @Override
  public void started(Plan plan) {
    engine = plan.engine();
    out.printf(
        Locale.ROOT,
        "hourglass %s preparation=%.3f rows=%d%n",
        work,
        (System.nanoTime() - last) / 1e9,
        plan.rows());
    last = System.nanoTime();
  }

  @Override
  public void progressed(Progress progress) {
    // what a progress line costs, without a terminal
    progressLine = progress.toString().length();
  }

  @Override
  public void finished(Epoch epoch) {
    double seconds = BenchmarkContext.secondsSince(last);
    double figure = loss.applyAsDouble(epoch.loss());
    out.printf(
        Locale.ROOT,
        "hourglass %s epoch=%d seconds=%.4f loss=%.5f progress=%d engine: %s%n",
        work,
        epoch.number(),
        seconds,
        figure,
        progressLine,
        engine);
    last = System.nanoTime();
  }
}
