package io.hourglass.benchmarks.speed;

import io.hourglass.Autoencoder;
import io.hourglass.corruption.Corruption;
import io.hourglass.corruption.CorruptionText;
import io.hourglass.corruption.NoCorruption;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.design.Design;
import io.hourglass.design.DesignText;
import io.hourglass.evaluate.DenoisingReport;
import io.hourglass.io.Tables;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.io.source.Split;
import io.hourglass.train.Trainer;
import io.hourglass.train.settings.Schedule;
import io.hourglass.train.settings.Training;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Convolutional autoencoders, plain and denoising: {@code conv} by the settings of the Keras
 * examples (Chollet 2016, Valdarrama 2021), 28,353 weights on 28x28 images; every other design by
 * ours.
 */
final class DenoisingWork {
  /** The Keras examples' design: in their batches, at Adam's standard rate. */
  private static final String KERAS = "conv";

  private static final int KERAS_BATCH = 128;

  /** Batch size of the other designs: smaller batches are more steps, each with new noise. */
  private static final int BATCH = 64;

  /** Theirs, along half a cosine down to a fiftieth. */
  private static final double RATE = 2e-3;

  private static final double FLOOR = 0.02;

  private DenoisingWork() {}

  /**
   * Trains a design and prints how well it does on the test images. Arguments: design, epochs,
   * seed, corruption.
   */
  static void measure(List<String> arguments, PrintWriter out) {
    String design = arguments.get(0);
    Corruption corruption = CorruptionText.parse(arguments.get(3));
    Table training = images(Split.TRAIN);
    long begun = System.nanoTime();
    Design full = DesignText.parse(design, training.schema()).withCorruption(corruption);
    Autoencoder model = Trainer.with(training(design, arguments)).fit(full, training);
    double seconds = (System.nanoTime() - begun) / 1e9;
    long weights = model.network().architecture().parameterCount();
    out.printf(
        Locale.ROOT,
        "hourglass denoising design=%s seconds=%.1f weights=%d%s%n",
        design,
        seconds,
        weights,
        figures(model, training, corruption));
  }

  private static Table images(Split part) {
    return Tables.read("mnist", ReadOptions.defaults().withSplit(part).withDrop(List.of("label")));
  }

  private static Training training(String design, List<String> arguments) {
    Training training =
        Training.defaults()
            .withEpochs(LocalWorker.number(arguments, 1))
            .withSeed(LocalWorker.number(arguments, 2));
    return design.equals(KERAS)
        ? training.withBatch(KERAS_BATCH)
        : training.withBatch(BATCH).withLearningRate(RATE).withSchedule(new Schedule.Cosine(FLOOR));
  }

  /** The loss of clean test images, or the PSNR of noisy ones and of what is made of them. */
  private static String figures(Autoencoder model, Table training, Corruption corruption) {
    Table test = images(Split.TEST);
    if (corruption instanceof NoCorruption) {
      double nats = Arrays.stream(model.score(test).nats()).average().orElse(Double.NaN);
      return String.format(Locale.ROOT, " test_loss=%.5f", nats / model.codec().width());
    }
    Optional<TableSource> linear = Optional.of(TableSource.of(training));
    DenoisingReport report = DenoisingReport.of(model, TableSource.of(test), corruption, linear);
    Object[] psnr = report.results().stream().map(one -> one.psnr().orElseThrow()).toArray();
    return String.format(Locale.ROOT, " noisy=%.3f linear=%.3f model=%.3f", psnr);
  }
}
