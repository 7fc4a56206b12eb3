package io.hourglass.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.Autoencoder;
import io.hourglass.corruption.NoCorruption;
import io.hourglass.data.TableSource;
import io.hourglass.design.Design;
import io.hourglass.evaluate.likelihood.ElboTerms;
import io.hourglass.evaluate.likelihood.PosteriorCollapse;
import io.hourglass.latent.Annealing;
import io.hourglass.latent.Diagonal;
import io.hourglass.latent.Elbo;
import io.hourglass.latent.GaussianLatent;
import io.hourglass.latent.Regularization;
import io.hourglass.latent.StandardNormal;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Dense;
import io.hourglass.train.Toys;
import io.hourglass.train.Trainer;
import io.hourglass.train.settings.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CollapseAlarmTest {
  private static final int WIDTH = 4;
  private static final Regularization TOO_DEAR = Regularization.none().withBeta(50);

  private static Design design(Regularization regularization) {
    return new Design(
        List.of(new Dense(16, Activation.TANH)),
        new GaussianLatent(WIDTH, new Diagonal(), new StandardNormal(), new Elbo(), regularization),
        List.of(new Dense(16, Activation.TANH)),
        new NoCorruption(),
        Map.of());
  }

  private static Epoch epoch(int number, double klPerLatent) {
    List<Double> kl = Collections.nCopies(WIDTH, klPerLatent);
    return new Epoch(number, 1, Map.of("kl", WIDTH * klPerLatent), kl, Double.NaN, 0.1, 10);
  }

  @Test
  void ringsOnceAfterTheFirstTenthOfARun() {
    CollapseAlarm alarm = new CollapseAlarm(GaussianLatent.standard(WIDTH), 30);

    assertThat(alarm.after(epoch(2, 0), 1)).isEmpty();
    assertThat(alarm.after(epoch(3, 1), 1)).isEmpty();
    assertThat(alarm.after(epoch(4, 0), 1)).isPresent();
    assertThat(alarm.after(epoch(5, 0), 1)).isEmpty();
  }

  @Test
  void waitsForTheEndOfAnnealing() {
    CollapseAlarm alarm = new CollapseAlarm(GaussianLatent.standard(WIDTH), 3);

    assertThat(alarm.after(epoch(2, 0), 0.9)).isEmpty();
    assertThat(alarm.after(epoch(3, 0), 1)).isPresent();
  }

  @Test
  void doesNotCryAfterTheFirstOfManyEpochs() {
    assertThat(new CollapseAlarm(GaussianLatent.standard(WIDTH), 5).after(epoch(1, 0), 1))
        .isEmpty();
    assertThat(new CollapseAlarm(GaussianLatent.standard(WIDTH), 1).after(epoch(1, 0), 1))
        .isPresent();
  }

  /** What a training came to. */
  private record Trained(Autoencoder model, List<Epoch> epochs, List<String> notices) {
    int active() {
      return PosteriorCollapse.active(epochs.get(epochs.size() - 1).klPerLatent());
    }
  }

  private static Trained train(Regularization regularization, int epochs) {
    List<Epoch> all = new ArrayList<>();
    List<String> notices = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void finished(Epoch epoch) {
            all.add(epoch);
          }

          @Override
          public void noticed(String sentence) {
            notices.add(sentence);
          }
        };
    Training settings = Training.defaults().withEpochs(epochs).withBatch(32).withLearningRate(0.01);
    Autoencoder model =
        Trainer.with(settings)
            .listening(listener)
            .validatedOn(TableSource.of(Toys.numbers(300, 2)))
            .fit(design(regularization), Toys.numbers(1000, 1));
    return new Trained(model, all, notices);
  }

  @Tag("slow")
  @Test
  void validationIsMinusTheBoundWhateverBetaIs() {
    Trained trained = train(TOO_DEAR, 2);

    ElboTerms bounds = trained.model().elbo(Toys.numbers(300, 2));
    double expected = -Arrays.stream(bounds.elbo()).average().orElseThrow();
    assertThat(trained.epochs().get(1).validation()).isCloseTo(expected, within(1e-9));
  }

  @Tag("slow")
  @Test
  void aCollapseIsAnnounced() {
    Trained trained = train(TOO_DEAR, 10);

    assertThat(trained.active()).isZero();
    assertThat(trained.notices())
        .singleElement()
        .asString()
        .startsWith("posterior collapse: 0 of 4 latent dimensions active, ")
        .contains("the KL weight (beta) is 50")
        .contains("beta=1; or free-bits=0.1; or target-kl=10,annealing=linear:STEPS");
    assertThat(trained.model().file().training().path("collapse").asText())
        .startsWith("posterior collapse: 0 of 4 latent dimensions");
  }

  static Stream<Regularization> remedies() {
    return Stream.of(
        TOO_DEAR.withBeta(1),
        TOO_DEAR.withBeta(1).withAnnealing(new Annealing.Linear(100)),
        TOO_DEAR.withFreeBits(0.1),
        TOO_DEAR.withTargetKl(3));
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("remedies")
  void everyRemedyRestoresHalfOfTheCode(Regularization remedy) {
    Trained trained = train(remedy, 10);

    assertThat(trained.active()).isGreaterThanOrEqualTo(WIDTH / 2);
    assertThat(trained.notices()).isEmpty();
    assertThat(trained.model().file().training().has("collapse")).isFalse();
  }
}
