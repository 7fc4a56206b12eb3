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

/** The lesson's work: an autoencoder of pictures, and one that has never seen one kind of them. */
public final class Lesson {
  /**
   * Which kind is kept out where the user names none: neither the easiest to find nor the hardest.
   */
  private static final String DEFAULT_ODD = "2";

  private final LessonData data;
  private final Training training;
  private final BooleanSupplier stop;
  private final TrainingListener listener;

  /** On pictures, with settings; told how it goes, and stopped by the answer yes. */
  public Lesson(
      LessonData data, Training training, BooleanSupplier stop, TrainingListener listener) {
    this.data = data;
    this.training = training;
    this.stop = stop;
    this.listener = listener;
  }

  /** The pictures. */
  public LessonData data() {
    return data;
  }

  /**
   * What came of the training on all pictures.
   *
   * @param model the autoencoder
   * @param scores of the test pictures
   * @param testLoss mean cross-entropy of the test pictures, nats per value
   * @param linear the simple methods on the same pictures
   * @param seconds of training
   */
  public record Result(
      Autoencoder model, Scores scores, double testLoss, LinearBaselines linear, double seconds) {
    /** Pictures it was judged by. */
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

  /** Trains on all pictures; the simple methods are worked out meanwhile, on another thread. */
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
   * How an autoencoder does that has never seen one kind of picture.
   *
   * @param label the kind
   * @param scores of the test pictures, nats
   * @param baselineScores distances of the test pictures from the mean
   * @param odd which test pictures are of that kind
   * @param ranking of the scores
   * @param baseline ranking of the distances from the mean
   */
  public record Odd(
      String label,
      double[] scores,
      double[] baselineScores,
      boolean[] odd,
      Ranking ranking,
      Ranking baseline) {}

  /**
   * Trains again without one kind of picture, and looks how well it is found.
   *
   * @param label the kind; by default one of medium difficulty
   * @param note told what is done
   * @return empty where pictures have no labels
   */
  public Optional<Odd> findTheOddOne(Optional<String> label, Consumer<String> note) {
    List<String> kinds = data.kinds();
    if (kinds.size() < 2) {
      note.accept("the pictures have no labels: there is no odd one to look for");
      return Optional.empty();
    }
    String odd =
        label.orElse(kinds.contains(DEFAULT_ODD) ? DEFAULT_ODD : kinds.get(kinds.size() / 2));
    if (!kinds.contains(odd)) {
      throw new IllegalArgumentException(
          "--without must be one of the labels %s, got \"%s\"".formatted(kinds, odd));
    }
    note.accept("training again, without any picture of " + odd);
    int[] others =
        IntStream.range(0, data.training().rows())
            .filter(row -> !data.trainingLabels().get(row).equals(odd))
            .toArray();
    return Optional.of(judged(odd, fit(data.training().select(others))));
  }

  private Odd judged(String label, Autoencoder model) {
    Rows test = model.codec().encode(data.test());
    double[] mean = mean(model);
    double[] scores = model.score(test).nats();
    double[] distances = new DistanceFromMean(mean).score(test.values());
    boolean[] odd = new boolean[test.rows()];
    for (int row = 0; row < odd.length; row++) {
      odd[row] = data.testLabels().get(row).equals(label);
    }
    return new Odd(
        label, scores, distances, odd, Ranking.of(scores, odd), Ranking.of(distances, odd));
  }

  private static double[] mean(Autoencoder model) {
    float[] mean = model.file().baseline().values("mean");
    return IntStream.range(0, mean.length).mapToDouble(i -> mean[i]).toArray();
  }

  private Autoencoder fit(Table pictures) {
    return Trainer.with(training)
        .listening(listener)
        .validatedOn(TableSource.of(data.test()))
        .stoppedBy(stop)
        .fit(Design.lesson(), TableSource.of(pictures));
  }
}
