package io.hourglass.examples.lesson;

import io.hourglass.Autoencoder;
import io.hourglass.baseline.DistanceFromMean;
import io.hourglass.codec.Codec;
import io.hourglass.codec.Rows;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.design.Design;
import io.hourglass.metric.Ranking;
import io.hourglass.network.Scores;
import io.hourglass.train.Trainer;
import io.hourglass.train.run.TrainingListener;
import io.hourglass.train.settings.Training;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Trains an autoencoder of images, and a second one that detects a class it has never seen. */
public final class Lesson {
  /** The class that is excluded by default: neither the easiest to detect nor the hardest. */
  private static final String DEFAULT_UNSEEN = "2";

  private final LessonData data;
  private final Training training;
  private final BooleanSupplier stop;
  private final TrainingListener listener;

  /**
   * A lesson that has not begun.
   *
   * @param stop asked now and then whether to stop
   * @param listener notified of the progress of each training
   */
  public Lesson(
      LessonData data, Training training, BooleanSupplier stop, TrainingListener listener) {
    this.data = data;
    this.training = training;
    this.stop = stop;
    this.listener = listener;
  }

  /** The images. */
  public LessonData data() {
    return data;
  }

  /**
   * The autoencoder of all classes, beside simple methods.
   *
   * @param model trained on all training images
   * @param scores of the test images
   * @param testLoss mean cross-entropy of the test images, nats per value
   * @param linear losses of linear methods on the same images
   * @param seconds of training
   */
  public record Result(
      Autoencoder model, Scores scores, double testLoss, LinearBaselines linear, double seconds) {
    /** Number of test images. */
    public int testRows() {
      return scores.rows();
    }

    /** Components of the principal component analysis. */
    public int components() {
      return linear.components();
    }

    /** Loss of the principal component analysis. */
    public double principalLoss() {
      return linear.principal();
    }

    /** Loss of the mean image. */
    public double meanLoss() {
      return linear.mean();
    }
  }

  /** Trains on all images; fits the linear methods meanwhile, on another thread. */
  public Result learn() {
    CompletableFuture<LinearBaselines> linear = CompletableFuture.supplyAsync(this::linear);
    long begun = System.nanoTime();
    Autoencoder model = fit(data.training());
    double seconds = (System.nanoTime() - begun) / 1e9;
    Scores scores = model.score(data.test());
    double loss = Arrays.stream(scores.nats()).average().orElseThrow() / model.codec().width();
    return new Result(model, scores, loss, linear.join(), seconds);
  }

  private LinearBaselines linear() {
    Codec codec = training.codec().fit(TableSource.of(data.training())).codec();
    Table some = data.training().slice(0, Math.min(data.training().rows(), LinearBaselines.SAMPLE));
    int components = Math.min(Design.lesson().latent().width(), codec.width());
    return LinearBaselines.of(codec.encode(some), codec.encode(data.test()), components);
  }

  /**
   * Detection of a class that the autoencoder has never seen.
   *
   * @param label of the class
   * @param scores of the test images, nats
   * @param baselineScores distances of the test images from the mean image
   * @param unseen whether a test image is of that class
   * @param ranking of the scores
   * @param baseline ranking of the distances from the mean image
   */
  public record UnseenClass(
      String label,
      double[] scores,
      double[] baselineScores,
      boolean[] unseen,
      Ranking ranking,
      Ranking baseline) {
    private static UnseenClass of(
        String label, double[] scores, double[] distances, boolean[] unseen) {
      Ranking ranking = Ranking.of(scores, unseen);
      Ranking baseline = Ranking.of(distances, unseen);
      return new UnseenClass(label, scores, distances, unseen, ranking, baseline);
    }
  }

  /**
   * Trains again without one class, and measures how well the scores detect it.
   *
   * @param label of the class; by default one of medium difficulty
   * @param note receives a line on what is done
   * @return empty if the images have no labels
   */
  public Optional<UnseenClass> detectUnseenClass(Optional<String> label, Consumer<String> note) {
    List<String> labels = data.distinctLabels();
    if (labels.size() < 2) {
      note.accept("the images have no labels: no class can be excluded");
      return Optional.empty();
    }
    String unseen = label.orElseGet(() -> standard(labels));
    checkLabel(labels, unseen);
    note.accept("training again, without any image of " + unseen);
    return Optional.of(evaluated(unseen, fit(imagesWithout(unseen))));
  }

  private static String standard(List<String> labels) {
    return labels.contains(DEFAULT_UNSEEN) ? DEFAULT_UNSEEN : labels.get(labels.size() / 2);
  }

  private static void checkLabel(List<String> labels, String label) {
    if (!labels.contains(label)) {
      throw new IllegalArgumentException(
          "--without must be one of the labels %s, got \"%s\"".formatted(labels, label));
    }
  }

  private Table imagesWithout(String label) {
    int[] others =
        IntStream.range(0, data.training().rows())
            .filter(row -> !data.trainingLabels().get(row).equals(label))
            .toArray();
    return data.training().select(others);
  }

  private UnseenClass evaluated(String label, Autoencoder model) {
    Rows test = model.codec().encode(data.test());
    double[] scores = model.score(test).nats();
    double[] distances = new DistanceFromMean(mean(model)).score(test.values());
    boolean[] unseen = new boolean[test.rows()];
    for (int row = 0; row < unseen.length; row++) {
      unseen[row] = data.testLabels().get(row).equals(label);
    }
    return UnseenClass.of(label, scores, distances, unseen);
  }

  private static double[] mean(Autoencoder model) {
    float[] mean = model.file().baseline().values("mean");
    return IntStream.range(0, mean.length).mapToDouble(i -> mean[i]).toArray();
  }

  private Autoencoder fit(Table images) {
    return Trainer.with(training)
        .listening(listener)
        .validatedOn(TableSource.of(data.test()))
        .stoppedBy(stop)
        .fit(Design.lesson(), TableSource.of(images));
  }
}
