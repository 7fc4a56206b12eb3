package io.hourglass.benchmarks.speed;

import io.hourglass.Autoencoder;
import io.hourglass.baseline.RidgeDenoiser;
import io.hourglass.codec.Rows;
import io.hourglass.corruption.Corruption;
import io.hourglass.corruption.CorruptionText;
import io.hourglass.corruption.NoCorruption;
import io.hourglass.data.Table;
import io.hourglass.design.DesignText;
import io.hourglass.evaluate.DenoisingEvaluator;
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

  /** Images denoised at a time. */
  private static final int SOME = 2000;

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
    Autoencoder model =
        Trainer.with(training(design, arguments))
            .fit(DesignText.parse(design, training.schema()).withCorruption(corruption), training);
    out.printf(
        Locale.ROOT,
        "hourglass denoising design=%s seconds=%.1f weights=%d",
        design,
        (System.nanoTime() - begun) / 1e9,
        model.network().architecture().parameterCount());
    if (corruption instanceof NoCorruption) {
      out.printf(Locale.ROOT, " test_loss=%.5f%n", loss(model, images(Split.TEST)));
    } else {
      denoise(model, training, corruption, out);
    }
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

  private static double loss(Autoencoder model, Table test) {
    return Arrays.stream(model.score(test).nats()).average().orElse(Double.NaN)
        / model.codec().width();
  }

  private static void denoise(
      Autoencoder model, Table training, Corruption corruption, PrintWriter out) {
    DenoisingEvaluator denoising = new DenoisingEvaluator(model.codec(), corruption, 1);
    int rows = Math.min(training.rows(), RidgeDenoiser.maxRows(model.codec().width()));
    Rows sample = model.codec().encode(training.slice(0, rows));
    denoising.add("linear", RidgeDenoiser.fit(sample, model.codec(), corruption, Long.MIN_VALUE));
    denoising.add("model", DenoisingEvaluator.by(model));
    Table test = images(Split.TEST);
    for (int from = 0; from < test.rows(); from += SOME) {
      denoising.add(model.codec().encode(test.slice(from, Math.min(test.rows(), from + SOME))));
    }
    List<DenoisingEvaluator.Result> results = denoising.results();
    out.printf(
        Locale.ROOT,
        " noisy=%.3f linear=%.3f model=%.3f%n",
        results.get(0).psnr().orElseThrow(),
        results.get(1).psnr().orElseThrow(),
        results.get(2).psnr().orElseThrow());
  }
}
