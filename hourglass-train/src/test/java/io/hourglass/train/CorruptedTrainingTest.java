package io.hourglass.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Binarization;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Pixels;
import io.hourglass.corruption.Corruption;
import io.hourglass.corruption.InputDropout;
import io.hourglass.data.Table;
import io.hourglass.design.Design;
import io.hourglass.layer.Activation;
import io.hourglass.testing.Examples;
import io.hourglass.testing.Models;
import io.hourglass.train.run.Epoch;
import io.hourglass.train.run.TrainingListener;
import io.hourglass.train.settings.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Training with rows that are corrupted or drawn anew at every step. */
@Tag("slow")
class CorruptedTrainingTest {
  private static final Training SETTINGS =
      Training.defaults().withEpochs(8).withBatch(32).withLearningRate(0.01);

  private static final Design DESIGN =
      Design.dense(List.of(24, 8), Activation.TANH, Activation.LINEAR);

  static List<Corruption> corruptions() {
    return Examples.corruptions();
  }

  private static double[] losses(Design design, Training settings, Table table) {
    List<Epoch> epochs = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void finished(Epoch epoch) {
            epochs.add(epoch);
          }
        };
    Trainer.with(settings).listening(listener).fit(design, table);
    return epochs.stream().mapToDouble(Epoch::loss).toArray();
  }

  @ParameterizedTest
  @MethodSource("corruptions")
  void theLossFalls(Corruption corruption) {
    double[] losses = losses(DESIGN.withCorruption(corruption), SETTINGS, Models.everyKind(400, 1));
    assertThat(losses[losses.length - 1]).isLessThan(losses[0]);
  }

  @Test
  void theSameSeedGivesTheSameLosses() {
    Design dropping = DESIGN.withCorruption(new InputDropout(0.3));
    Table table = Models.everyKind(100, 1);
    Training few = SETTINGS.withEpochs(2);
    assertThat(losses(dropping, few, table)).containsExactly(losses(dropping, few, table));
    assertThat(losses(DESIGN, few, table)).isNotEqualTo(losses(dropping, few, table));
  }

  @Test
  void learnsDrawnImages() {
    Training drawing =
        SETTINGS.withCodec(CodecFit.defaults().withBinarization(Binarization.DYNAMIC));
    Table pictures = Models.pictures(300, 4, 4, 1);
    Autoencoder model = Trainer.with(drawing).fit(DESIGN, pictures);
    assertThat(model.codec().blocks().get(0).codec())
        .isEqualTo(new Pixels("picture", 4, 4, 1, Binarization.DYNAMIC));
    // coins of the mean's brightness, a quarter, cost this much a pixel
    double coins = 16 * (-0.25 * Math.log(0.25) - 0.75 * Math.log(0.75));
    assertThat(Arrays.stream(model.score(pictures).nats()).average().orElseThrow())
        .isLessThan(coins);
  }
}
