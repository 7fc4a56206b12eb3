package io.hourglass.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.Autoencoder;
import io.hourglass.data.Table;
import io.hourglass.design.DesignText;
import io.hourglass.latent.Inference;
import io.hourglass.train.run.Epoch;
import io.hourglass.train.run.TrainingListener;
import io.hourglass.train.settings.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quantized codes and codes with penalties train, and plain Java reproduces them. */
@Tag("slow")
class PlainLatentTrainingTest {
  private static final Table TABLE = Toys.mixed(700, 1);

  private static List<Epoch> epochs(String design, List<Autoencoder> models) {
    List<Epoch> epochs = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void finished(Epoch epoch) {
            epochs.add(epoch);
          }
        };
    models.add(
        Trainer.with(Training.defaults().withEpochs(12).withBatch(64).withLearningRate(5e-3))
            .listening(listener)
            .fit(DesignText.parse(design, TABLE.schema()), TABLE));
    return epochs;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sparse:16,12",
        "sparse:16,12,l1=0.1",
        "dense:16,3,contractive=0.1",
        "vq-vae:16,groups=2,size=2,entries=8,prior=independent",
        "vq-vae:16,groups=3,size=2,entries=8,prior=autoregressive:16"
      })
  void reconstructionGetsCheaper(String design) {
    List<Autoencoder> models = new ArrayList<>();
    List<Epoch> epochs = epochs(design, models);
    assertThat(epochs.get(11).terms().get("reconstruction"))
        .isLessThan(epochs.get(0).terms().get("reconstruction"));
    models.get(0).network().inference().ifPresent(PlainLatentTrainingTest::draws);
  }

  /** A code that is drawn has a probability. */
  private static void draws(Inference inference) {
    float[] code = new float[6];
    inference.samplePrior(new SplittableRandom(1), code, 0);
    assertThat(inference.logPrior(code, 0)).isNegative().isFinite();
  }
}
