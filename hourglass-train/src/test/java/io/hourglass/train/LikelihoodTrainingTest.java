package io.hourglass.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.Autoencoder;
import io.hourglass.codec.CodecFit;
import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.design.Design;
import io.hourglass.layer.Activation;
import io.hourglass.likelihood.Features;
import io.hourglass.likelihood.Likelihood;
import io.hourglass.likelihood.Support;
import io.hourglass.testing.Examples;
import io.hourglass.train.run.Epoch;
import io.hourglass.train.run.TrainingListener;
import io.hourglass.train.settings.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every likelihood trains, compiled as users train, over the examples of every member. */
@Tag("slow")
class LikelihoodTrainingTest {
  private static final int ROWS = 256;

  static List<Likelihood> likelihoods() {
    return Examples.likelihoods().stream().filter(any -> any.support() != Support.NONE).toList();
  }

  /** Two columns of a kind that the likelihood suits; both follow one hidden number. */
  private static Table table(Likelihood likelihood) {
    List<Column> columns = new ArrayList<>();
    for (String name : List.of("one", "other")) {
      SplittableRandom random = new SplittableRandom(1);
      double[] hidden = random.doubles(ROWS, 0, 1).toArray();
      if (likelihood.supports(Features.ONE_HOT) && !likelihood.supports(Features.UNIT)) {
        List<String> names = new ArrayList<>();
        for (double value : hidden) {
          names.add("level " + (int) (4 * value));
        }
        columns.add(CategoricalColumn.of(name, names));
      } else if (likelihood.supports(Features.UNIT) && !likelihood.supports(Features.REAL)) {
        columns.add(pictures(name, hidden));
      } else {
        double[] cells = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
          cells[row] = Math.floor(20 * hidden[row] * hidden[row]);
        }
        columns.add(new NumericColumn(name, cells));
      }
    }
    return new Table("toy", columns);
  }

  private static Column pictures(String name, double[] hidden) {
    byte[][] pixels = new byte[ROWS][4];
    for (int row = 0; row < ROWS; row++) {
      for (int i = 0; i < 4; i++) {
        pixels[row][i] = (byte) (i % 2 == 0 ? 255 * hidden[row] : 255 - 255 * hidden[row]);
      }
    }
    return new ImageColumn(name, new ColumnType.Image(2, 2, 1), pixels);
  }

  @ParameterizedTest
  @MethodSource("likelihoods")
  void lossFalls(Likelihood likelihood) {
    Table table = table(likelihood);
    Set<String> counts =
        likelihood.support() == Support.COUNT ? Set.copyOf(table.schema().names()) : Set.of();
    Training settings =
        Training.defaults()
            .withEpochs(30)
            .withBatch(32)
            .withLearningRate(0.02)
            .withCodec(CodecFit.defaults().withCounts(counts));
    Design design =
        Design.dense(List.of(8, 2), Activation.TANH, Activation.LINEAR)
            .withLikelihoods(Map.of("one", likelihood, "other", likelihood));
    List<Double> losses = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void finished(Epoch epoch) {
            losses.add(epoch.loss());
          }
        };
    Autoencoder model = Trainer.with(settings).listening(listener).fit(design, table);
    assertThat(losses).hasSize(30).allMatch(Double::isFinite);
    assertThat(losses.get(29)).isLessThan(losses.get(0));
    for (double nats : model.score(table).nats()) {
      assertThat(nats).isFinite();
    }
  }
}
