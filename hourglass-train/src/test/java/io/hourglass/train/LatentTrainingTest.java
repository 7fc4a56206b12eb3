package io.hourglass.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.corruption.NoCorruption;
import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.design.Design;
import io.hourglass.latent.Diagonal;
import io.hourglass.latent.Elbo;
import io.hourglass.latent.GaussianLatent;
import io.hourglass.latent.Latent;
import io.hourglass.latent.Regularization;
import io.hourglass.latent.StandardNormal;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Dense;
import io.hourglass.testing.Examples;
import io.hourglass.train.run.Epoch;
import io.hourglass.train.run.TrainingListener;
import io.hourglass.train.settings.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every prior, posterior, objective and latent trains; none is named. */
@Tag("slow")
class LatentTrainingTest {
  private static final int ROWS = 700;

  static List<Latent> latents() {
    Diagonal diagonal = new Diagonal();
    StandardNormal normal = new StandardNormal();
    Regularization none = Regularization.none();
    return Stream.of(
            Examples.latents().stream().filter(GaussianLatent.class::isInstance),
            Examples.priors().stream()
                .map(prior -> new GaussianLatent(3, diagonal, prior, new Elbo(), none)),
            Examples.posteriors().stream()
                .map(posterior -> new GaussianLatent(3, posterior, normal, new Elbo(), none)),
            Examples.objectives().stream()
                .map(objective -> new GaussianLatent(3, diagonal, normal, objective, none)))
        .<Latent>flatMap(some -> some)
        .distinct()
        .toList();
  }

  /** On a curve in four dimensions. */
  private static Table table() {
    SplittableRandom random = new SplittableRandom(3);
    double[][] values = new double[4][ROWS];
    for (int row = 0; row < ROWS; row++) {
      double angle = 6 * random.nextDouble();
      values[0][row] = Math.cos(angle);
      values[1][row] = Math.sin(angle);
      values[2][row] = Math.cos(2 * angle);
      values[3][row] = Math.sin(2 * angle);
    }
    List<Column> columns = new ArrayList<>();
    IntStream.range(0, 4).forEach(i -> columns.add(new NumericColumn("x" + i, values[i])));
    return new Table("curve", columns);
  }

  /** The last batch is short; that plain Java reproduces the model is checked by the trainer. */
  @ParameterizedTest
  @MethodSource("latents")
  void lossFalls(Latent latent) {
    Design design =
        new Design(
            List.of(new Dense(16, Activation.TANH)),
            latent,
            List.of(new Dense(16, Activation.TANH)),
            new NoCorruption(),
            Map.of());
    List<Epoch> epochs = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void finished(Epoch epoch) {
            epochs.add(epoch);
          }
        };
    Trainer.with(Training.defaults().withEpochs(20).withBatch(64).withLearningRate(5e-3))
        .listening(listener)
        .fit(design, table());
    assertThat(epochs.get(19).terms().get("reconstruction"))
        .isLessThan(epochs.get(0).terms().get("reconstruction"));
  }
}
