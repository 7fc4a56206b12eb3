package io.hourglass.examples.training;

import io.hourglass.examples.lesson.Lesson;
import io.hourglass.examples.lesson.LessonData;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.train.run.TrainingListener;
import io.hourglass.train.settings.Training;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The lesson's autoencoder on MNIST with several seeds, as {@code hourglass demo} trains it.
 * Arguments: seeds, epochs.
 */
public final class LessonExample {
  /**
   * Mean test loss of the same network in PyTorch 1.13, over three seeds and 10 epochs: 0.1255,
   * 0.1283, 0.1275.
   */
  private static final double PYTORCH = 0.1271;

  /** The largest accepted loss, as a multiple of PyTorch's. */
  private static final double MOST_RATIO = 1.02;

  private static final String OTHERS =
      "PyTorch %.4f, 16 principal components %.4f, mean image %.4f";

  private LessonExample() {}

  /**
   * Test losses, mean binary cross-entropy per pixel in nats.
   *
   * @param losses one a seed
   * @param principal of 16 principal components
   * @param mean of the mean image
   */
  public record Losses(List<Double> losses, double principal, double mean) {
    private static Losses of(List<Lesson.Result> results) {
      List<Double> losses = results.stream().map(Lesson.Result::testLoss).toList();
      Lesson.Result last = results.get(results.size() - 1);
      return new Losses(losses, last.principalLoss(), last.meanLoss());
    }

    /** Mean over the seeds. */
    public double average() {
      return losses.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    private String line() {
      String own = String.format(Locale.ROOT, "test loss %.4f %s", average(), losses);
      String others = String.format(Locale.ROOT, OTHERS, PYTORCH, principal, mean);
      return own + ", " + others + ": " + (passes() ? "pass" : "miss");
    }

    /** Whether the mean is within 2 % of PyTorch's and below that of principal components. */
    public boolean passes() {
      return average() <= MOST_RATIO * PYTORCH && average() < principal;
    }
  }

  /** Trains with seeds 1, 2, ... */
  public static Losses train(int seeds, int epochs) {
    LessonData data = LessonData.read("mnist", ReadOptions.defaults());
    List<Lesson.Result> results = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      Training training = Training.defaults().withEpochs(epochs).withSeed(seed);
      results.add(new Lesson(data, training, () -> false, new TrainingListener() {}).learn());
    }
    return Losses.of(results);
  }

  /** Trains and prints. */
  public static void main(String[] arguments) {
    Losses losses =
        train(ExampleData.argument(arguments, 0, 3), ExampleData.argument(arguments, 1, 10));
    try (PrintWriter out = ExampleData.out()) {
      out.println(losses.line());
    }
  }
}
