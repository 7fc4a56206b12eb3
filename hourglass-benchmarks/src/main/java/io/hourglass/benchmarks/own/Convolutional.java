package io.hourglass.benchmarks.own;

import io.hourglass.Autoencoder;
import io.hourglass.baseline.RidgeDenoiser;
import io.hourglass.codec.Rows;
import io.hourglass.corruption.Corruption;
import io.hourglass.corruption.CorruptionText;
import io.hourglass.corruption.NoCorruption;
import io.hourglass.data.Table;
import io.hourglass.design.Design;
import io.hourglass.design.DesignText;
import io.hourglass.evaluate.DenoisingEvaluator;
import io.hourglass.examples.lesson.LessonData;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.train.Trainer;
import io.hourglass.train.settings.Schedule;
import io.hourglass.train.settings.Training;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Convolutional autoencoders, plain and denoising: {@code conv} by the recipe of the Keras examples
 * (Chollet 2016, Valdarrama 2021), 28,353 weights on 28x28 pictures; every other design by ours.
 *
 * @param design as {@link DesignText} reads it
 * @param epochs of training
 * @param seed of training
 * @param noise as {@link CorruptionText} reads it, or none
 */
record Convolutional(String design, int epochs, long seed, String noise) {
  /** The Keras examples' design: in their batches, at Adam's standard rate. */
  private static final String KERAS = "conv";

  private static final int KERAS_BATCH = 128;

  /** Of the other designs: smaller batches are more steps, and noise is new at each. */
  private static final int BATCH = 64;

  /** Theirs, along half a cosine down to a fiftieth. */
  private static final double RATE = 2e-3;

  private static final double FLOOR = 0.02;

  /** Pictures cleaned at a time. */
  private static final int SOME = 2000;

  /** Trains it on a data set and prints how well it does on the test pictures. */
  void measure(String data, PrintWriter out) {
    Corruption corruption = CorruptionText.parse(noise);
    LessonData pictures = LessonData.read(data, ReadOptions.defaults());
    long begun = System.nanoTime();
    Design corrupted =
        DesignText.parse(design, pictures.training().schema()).withCorruption(corruption);
    Autoencoder model = Trainer.with(training()).fit(corrupted, pictures.training());
    out.printf(
        Locale.ROOT,
        "hourglass denoising design=%s noise=%s seed=%d seconds=%.1f weights=%d",
        design,
        noise,
        seed,
        (System.nanoTime() - begun) / 1e9,
        model.network().architecture().parameterCount());
    if (corruption instanceof NoCorruption) {
      out.printf(Locale.ROOT, " test_loss=%.5f%n", loss(model, pictures.test()));
    } else {
      cleaning(model, pictures, corruption, out);
    }
  }

  private Training training() {
    Training training = Training.defaults().withEpochs(epochs).withSeed(seed);
    return design.equals(KERAS)
        ? training.withBatch(KERAS_BATCH)
        : training.withBatch(BATCH).withLearningRate(RATE).withSchedule(new Schedule.Cosine(FLOOR));
  }

  private static double loss(Autoencoder model, Table test) {
    return Arrays.stream(model.score(test).nats()).average().orElse(Double.NaN)
        / model.codec().width();
  }

  private static void cleaning(
      Autoencoder model, LessonData pictures, Corruption corruption, PrintWriter out) {
    DenoisingEvaluator denoising = new DenoisingEvaluator(model.codec(), corruption, 1);
    Table training = pictures.training();
    int rows = Math.min(training.rows(), RidgeDenoiser.maxRows(model.codec().width()));
    Rows sample = model.codec().encode(training.slice(0, rows));
    denoising.add("linear", RidgeDenoiser.fit(sample, model.codec(), corruption, Long.MIN_VALUE));
    denoising.add("model", DenoisingEvaluator.by(model));
    Table test = pictures.test();
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
