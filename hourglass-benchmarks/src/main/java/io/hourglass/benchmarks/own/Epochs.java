package io.hourglass.benchmarks.own;

import io.hourglass.Autoencoder;
import io.hourglass.benchmarks.process.Machine;
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
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * Training as a user runs it, timed from the end of one epoch to the end of the next: new order of
 * rows, losses and progress line included.
 */
final class Epochs implements TrainingListener {
  /** {@code log(2 pi) / 2}, which each Gaussian feature costs however well it is reconstructed. */
  private static final double HALF_LOG_TWO_PI = 0.9189385332046728;

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
  private Epochs(String work, DoubleUnaryOperator loss, PrintWriter out) {
    this.work = work;
    this.loss = loss;
    this.out = out;
  }

  /** The lesson's design, on pictures; the loss is binary cross-entropy per pixel. */
  static Autoencoder ofPictures(Path file, int epochs, PrintWriter out) throws IOException {
    Epochs listener = new Epochs("W1", nats -> nats / PIXELS, out);
    return listener.train(Design.lesson(), Floats.pictures(file), epochs);
  }

  /**
   * A variational design on the first pictures; the loss is the negative bound per row.
   *
   * @param isHalf whether convolutions compute in bfloat16
   */
  static void ofVariational(String work, Path file, int epochs, boolean isHalf, PrintWriter out)
      throws IOException {
    Epochs listener = new Epochs(work, nats -> nats, out);
    Table pictures = Floats.pictures(file).slice(0, VARIATIONAL_ROWS);
    String design = work.equals("W2") ? CONVOLUTIONAL : DENSE;
    listener.train(
        DesignText.parse(design, pictures.schema()),
        TableSource.of(pictures),
        Training.defaults().withEpochs(epochs).withBatch(128).withBfloat16(isHalf));
  }

  /** 29-16-8-16-29 with tanh, on a table; the loss is the mean squared error per column. */
  static Autoencoder ofTable(Path file, int epochs, PrintWriter out) throws IOException {
    Epochs listener = new Epochs("W3", nats -> 2 * (nats / COLUMNS - HALF_LOG_TWO_PI), out);
    return listener.train(table(), Floats.table(file, COLUMNS), epochs);
  }

  /** The same design on a file or query of any size; the loss is in nats per row. */
  static Autoencoder ofFile(String data, int epochs, PrintWriter out) {
    Epochs listener = new Epochs("file", nats -> nats, out);
    return listener.train(table(), Tables.open(data, ReadOptions.defaults()), epochs);
  }

  /** The design of the 29-column table. */
  static Design table() {
    return Design.dense(List.of(16, 8), Activation.TANH, Activation.TANH);
  }

  private Autoencoder train(Design design, Table table, int epochs) {
    return train(design, TableSource.of(table), epochs);
  }

  private Autoencoder train(Design design, TableSource rows, int epochs) {
    return train(design, rows, Training.defaults().withEpochs(epochs));
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
    long now = System.nanoTime();
    out.printf(
        Locale.ROOT,
        "hourglass %s epoch=%d seconds=%.4f loss=%.5f progress=%d engine: %s%n",
        work,
        epoch.number(),
        (now - last) / 1e9,
        loss.applyAsDouble(epoch.loss()),
        progressLine,
        engine);
    last = System.nanoTime();
  }
}
