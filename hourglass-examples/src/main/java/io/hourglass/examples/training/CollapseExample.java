package io.hourglass.examples.training;

import io.hourglass.Autoencoder;
import io.hourglass.corruption.NoCorruption;
import io.hourglass.data.Table;
import io.hourglass.design.Design;
import io.hourglass.evaluate.likelihood.LikelihoodEvaluator;
import io.hourglass.evaluate.likelihood.LikelihoodReport;
import io.hourglass.evaluate.likelihood.PosteriorCollapse;
import io.hourglass.io.source.Split;
import io.hourglass.latent.Annealing;
import io.hourglass.latent.Diagonal;
import io.hourglass.latent.Elbo;
import io.hourglass.latent.GaussianLatent;
import io.hourglass.latent.Regularization;
import io.hourglass.latent.StandardNormal;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Dense;
import io.hourglass.layer.Layer;
import io.hourglass.train.Trainer;
import io.hourglass.train.run.TrainingListener;
import io.hourglass.train.settings.Training;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A posterior collapse on MNIST, provoked by a deep decoder, and every remedy against it. Argument:
 * epochs.
 */
public final class CollapseExample {
  private static final int BATCH = 256;
  private static final int WIDTH = 50;
  private static final int HIDDEN = 200;

  /** So deep that the KL term has emptied the code before the decoder can use it. */
  private static final int DEEP = 24;

  private static final int SHALLOW = 2;

  private CollapseExample() {}

  /**
   * A remedy for posterior collapse.
   *
   * @param name as printed
   * @param isRecommended whether the warning of a collapse names it
   * @param depth hidden layers of the decoder
   * @param regularization of the KL term
   */
  public record Remedy(
      String name, boolean isRecommended, int depth, Regularization regularization) {
    /** The collapse first, then what may help against it. */
    public static List<Remedy> all(int epochs) {
      int steps = epochs * (60_000 / BATCH + 1);
      Regularization plain = Regularization.none();
      Regularization annealed = plain.withAnnealing(new Annealing.Linear(steps / 2));
      Regularization target = plain.withTargetKl(10).withAnnealing(new Annealing.Linear(steps / 5));
      return List.of(
          new Remedy("none", false, DEEP, plain),
          new Remedy("annealing=linear alone", false, DEEP, annealed),
          new Remedy("free-bits=0.1", true, DEEP, plain.withFreeBits(0.1)),
          new Remedy("target-kl=10,annealing=linear", true, DEEP, target),
          new Remedy("a weaker decoder", true, SHALLOW, plain));
    }

    private Design design() {
      Layer hidden = new Dense(HIDDEN, Activation.RELU);
      List<Layer> encoder = Collections.nCopies(2, hidden);
      List<Layer> decoder = Collections.nCopies(depth, hidden);
      return new Design(encoder, latent(), decoder, new NoCorruption(), Map.of());
    }

    private GaussianLatent latent() {
      return new GaussianLatent(
          WIDTH, new Diagonal(), new StandardNormal(), new Elbo(), regularization);
    }
  }

  /**
   * One training, in nats a test image.
   *
   * @param remedy against collapse
   * @param elbo evidence lower bound
   * @param kl its second part
   * @param inUse latent dimensions with at least 0.01 nats
   * @param isWarned whether training said that the code had collapsed
   */
  public record RemedyResult(Remedy remedy, double elbo, double kl, int inUse, boolean isWarned) {
    private static RemedyResult of(Remedy remedy, LikelihoodReport report, boolean isWarned) {
      int inUse = PosteriorCollapse.active(report.klPerLatent());
      return new RemedyResult(remedy, report.elbo().mean(), report.kl().mean(), inUse, isWarned);
    }

    /** A collapse must be warned of, and a recommended remedy must restore half of the code. */
    public boolean passes() {
      return remedy.isRecommended()
          ? 2 * inUse >= WIDTH
          : !remedy.name().equals("none") || isWarned;
    }

    private String line() {
      String parts = String.format(Locale.ROOT, "bound %.1f, KL %.1f", elbo, kl);
      String result = passes() ? "pass" : "miss";
      return "%s: %s, %d of %d in use, warned: %s; %s"
          .formatted(remedy.name(), parts, inUse, WIDTH, isWarned, result);
    }
  }

  /** Trains with a remedy. */
  public static RemedyResult train(Remedy remedy, int epochs) {
    Notices notices = new Notices(new ArrayList<>());
    Autoencoder model =
        Trainer.with(Training.defaults().withEpochs(epochs).withBatch(BATCH))
            .listening(notices)
            .fit(remedy.design(), ExampleData.images("mnist", Split.TRAIN));
    LikelihoodReport report = evaluated(model, ExampleData.images("mnist", Split.TEST));
    return RemedyResult.of(remedy, report, notices.tellOfCollapse());
  }

  private record Notices(List<String> sentences) implements TrainingListener {
    @Override
    public void noticed(String sentence) {
      sentences.add(sentence);
    }

    boolean tellOfCollapse() {
      return sentences.stream().anyMatch(sentence -> sentence.startsWith("posterior collapse"));
    }
  }

  private static LikelihoodReport evaluated(Autoencoder model, Table test) {
    LikelihoodEvaluator evaluator =
        new LikelihoodEvaluator(
            model.likelihoodEstimator(), new LikelihoodEvaluator.Settings(1, 0, 1));
    evaluator.add(model.codec().encode(test), rows -> {});
    return evaluator.report();
  }

  /** Trains with every remedy and prints. */
  public static void main(String[] arguments) {
    int epochs = ExampleData.argument(arguments, 0, 4);
    try (PrintWriter out = ExampleData.out()) {
      for (Remedy remedy : Remedy.all(epochs)) {
        out.println(train(remedy, epochs).line());
      }
    }
  }
}
