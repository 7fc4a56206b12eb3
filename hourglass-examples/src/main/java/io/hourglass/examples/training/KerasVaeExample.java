package io.hourglass.examples.training;

import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import io.hourglass.design.DesignText;
import io.hourglass.io.source.Split;
import io.hourglass.train.Trainer;
import io.hourglass.train.run.Epoch;
import io.hourglass.train.run.TrainingListener;
import io.hourglass.train.settings.Training;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The convolutional variational autoencoder of the Keras examples (Chollet 2020), by the same
 * settings: a code of 2 numbers, all 70,000 images of MNIST, batch 128, 30 epochs. The losses are
 * means over an epoch while it is being learned, in nats an image. Arguments: seed, epochs.
 */
public final class KerasVaeExample {
  private static final int BATCH = 128;

  /** Keras's page ends with 146.95 = 140.15 + 6.80. */
  private static final double MOST_TOTAL = 147.5;

  private static final double LEAST_KL = 6;
  private static final double MOST_KL = 7.5;

  private KerasVaeExample() {}

  /**
   * The losses of the last epoch.
   *
   * @param total the sum of both parts
   * @param kl the part of the code
   * @param klPerLatent of each latent dimension
   */
  public record LastEpoch(double total, double kl, List<Double> klPerLatent) {
    /** Whether it is as good as Keras's. */
    public boolean passes() {
      return total <= MOST_TOTAL && kl >= LEAST_KL && kl <= MOST_KL;
    }
  }

  /** Trains; every epoch is a line. */
  public static LastEpoch train(long seed, int epochs, PrintWriter out) {
    Table images = images();
    List<Epoch> all = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void finished(Epoch epoch) {
            all.add(epoch);
            out.printf(
                Locale.ROOT, "epoch %d: %.2f %s%n", epoch.number(), epoch.loss(), epoch.terms());
          }
        };
    Trainer.with(Training.defaults().withEpochs(epochs).withBatch(BATCH).withSeed(seed))
        .listening(listener)
        .fit(DesignText.parse("conv-vae:latent=2", images.schema()), images);
    Epoch last = all.get(all.size() - 1);
    double kl = last.terms().getOrDefault("kl", Double.NaN);
    return new LastEpoch(last.loss(), kl, last.klPerLatent());
  }

  /** The training and the test images of MNIST. */
  private static Table images() {
    List<byte[]> pixels = new ArrayList<>();
    ImageColumn first = (ImageColumn) ExampleData.images("mnist", Split.TRAIN).columns().get(0);
    ImageColumn second = (ImageColumn) ExampleData.images("mnist", Split.TEST).columns().get(0);
    for (ImageColumn column : List.of(first, second)) {
      for (int row = 0; row < column.rows(); row++) {
        pixels.add(column.pixels(row));
      }
    }
    byte[][] all = pixels.toArray(byte[][]::new);
    return new Table("mnist", List.of(new ImageColumn(first.name(), first.type(), all)));
  }

  /** Trains and prints. */
  public static void main(String[] arguments) {
    try (PrintWriter out = ExampleData.out()) {
      int seed = ExampleData.argument(arguments, 0, 2);
      LastEpoch last = train(seed, ExampleData.argument(arguments, 1, 30), out);
      out.printf(
          Locale.ROOT,
          "%.2f, KL %.2f %s; Keras 146.95, KL 6.80: %s%n",
          last.total(),
          last.kl(),
          last.klPerLatent(),
          last.passes() ? "pass" : "miss");
    }
  }
}
