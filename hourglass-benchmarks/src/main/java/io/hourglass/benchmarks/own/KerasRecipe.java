package io.hourglass.benchmarks.own;

import io.hourglass.Autoencoder;
import io.hourglass.cli.lesson.LessonData;
import io.hourglass.codec.Rows;
import io.hourglass.corruption.Corruption;
import io.hourglass.corruption.CorruptionText;
import io.hourglass.corruption.NoCorruption;
import io.hourglass.data.Table;
import io.hourglass.design.Design;
import io.hourglass.io.ReadOptions;
import io.hourglass.latent.FeatureMap;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Conv;
import io.hourglass.layer.ConvTranspose;
import io.hourglass.layer.Layer;
import io.hourglass.layer.MaxPool;
import io.hourglass.layer.Reshape;
import io.hourglass.layer.Shape;
import io.hourglass.task.Denoising;
import io.hourglass.task.RidgeDenoiser;
import io.hourglass.train.Trainer;
import io.hourglass.train.Training;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The convolutional autoencoder of the Keras examples (Chollet 2016, Valdarrama 2021), plain and
 * denoising: 28,353 weights on 28x28 pictures.
 */
final class KerasRecipe {
  private static final int BATCH = 128;
  private static final int PIXELS = 784;

  /** Pictures cleaned at a time. */
  private static final int SOME = 2000;

  private KerasRecipe() {}

  static Design design(Corruption corruption) {
    Activation relu = Activation.RELU;
    List<Layer> encoder =
        List.of(
            Conv.square(32, 3, 1, relu),
            MaxPool.square(2),
            Conv.square(32, 3, 1, relu),
            MaxPool.square(2));
    List<Layer> decoder =
        List.of(
            new Reshape(Shape.of(7, 7, 32)),
            ConvTranspose.square(32, 3, 2, relu),
            ConvTranspose.square(32, 3, 2, relu),
            Conv.square(1, 3, 1, Activation.LINEAR));
    return new Design(encoder, new FeatureMap(7 * 7 * 32), decoder, corruption, Map.of());
  }

  /**
   * Trains it and prints how well it does on the test pictures.
   *
   * @param noise as {@link CorruptionText} reads it, or none
   */
  static void measure(String data, int epochs, long seed, String noise, PrintWriter out) {
    Corruption corruption = CorruptionText.parse(noise);
    LessonData pictures = LessonData.read(data, ReadOptions.defaults());
    Training training = Training.defaults().withEpochs(epochs).withBatch(BATCH).withSeed(seed);
    long begun = System.nanoTime();
    Autoencoder model = Trainer.with(training).fit(design(corruption), pictures.training());
    out.printf(
        Locale.ROOT,
        "hourglass denoising noise=%s seed=%d seconds=%.1f weights=%d",
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

  private static double loss(Autoencoder model, Table test) {
    return Arrays.stream(model.score(test).nats()).average().orElse(Double.NaN) / PIXELS;
  }

  private static void cleaning(
      Autoencoder model, LessonData pictures, Corruption corruption, PrintWriter out) {
    Denoising denoising = new Denoising(model.codec(), corruption, 1);
    Table training = pictures.training();
    int rows = Math.min(training.rows(), RidgeDenoiser.mostRows(PIXELS));
    Rows sample = model.codec().encode(training.slice(0, rows));
    denoising.add(
        "linear", RidgeDenoiser.fit(sample, model.codec(), corruption, Long.MIN_VALUE));
    denoising.add("model", Denoising.by(model));
    Table test = pictures.test();
    for (int from = 0; from < test.rows(); from += SOME) {
      denoising.add(model.codec().encode(test.slice(from, Math.min(test.rows(), from + SOME))));
    }
    List<Denoising.Result> results = denoising.results();
    out.printf(
        Locale.ROOT,
        " noisy=%.3f linear=%.3f model=%.3f%n",
        results.get(0).psnr().orElseThrow(),
        results.get(1).psnr().orElseThrow(),
        results.get(2).psnr().orElseThrow());
  }
}
