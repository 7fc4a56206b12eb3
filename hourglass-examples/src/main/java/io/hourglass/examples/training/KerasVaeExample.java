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
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
    Trainer.with(Training.defaults().withEpochs(epochs).withBatch(BATCH).withSeed(seed))
        .listening(new EpochPrinter(all, out))
        .fit(DesignText.parse("conv-vae:latent=2", images.schema()), images);
    Epoch last = all.get(all.size() - 1);
    double kl = last.terms().getOrDefault("kl", Double.NaN);
    return new LastEpoch(last.loss(), kl, last.klPerLatent());
  }

  private record EpochPrinter(List<Epoch> all, PrintWriter out) implements TrainingListener {
    @Override
    public void finished(Epoch epoch) {
      all.add(epoch);
      out.printf(Locale.ROOT, "epoch %d: %.2f %s%n", epoch.number(), epoch.loss(), epoch.terms());
    }
  }

  /** The training and the test images of MNIST. */
  private static Table images() {
    ImageColumn first = (ImageColumn) ExampleData.images("mnist", Split.TRAIN).columns().get(0);
    ImageColumn second = (ImageColumn) ExampleData.images("mnist", Split.TEST).columns().get(0);
    byte[][] all = Stream.concat(pixels(first), pixels(second)).toArray(byte[][]::new);
    return new Table("mnist", List.of(new ImageColumn(first.name(), first.type(), all)));
  }

  private static Stream<byte[]> pixels(ImageColumn column) {
    return IntStream.range(0, column.rows()).mapToObj(column::pixels);
  }

  /** Trains and prints. */
  public static void main(String[] arguments) {
    try (PrintWriter out = ExampleData.out()) {
      int seed = ExampleData.argument(arguments, 0, 2);
      LastEpoch last = train(seed, ExampleData.argument(arguments, 1, 30), out);
      String losses = String.format(Locale.ROOT, "%.2f, KL %.2f", last.total(), last.kl());
      String result = last.passes() ? "pass" : "miss";
      out.printf("%s %s; Keras 146.95, KL 6.80: %s%n", losses, last.klPerLatent(), result);
    }
  }
}
