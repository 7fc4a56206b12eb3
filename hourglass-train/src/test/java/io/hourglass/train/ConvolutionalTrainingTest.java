package io.hourglass.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.Autoencoder;
import io.hourglass.corruption.NoCorruption;
import io.hourglass.data.Table;
import io.hourglass.design.Design;
import io.hourglass.latent.Code;
import io.hourglass.layer.Activation;
import io.hourglass.layer.BatchNorm;
import io.hourglass.layer.Conv;
import io.hourglass.layer.ConvTranspose;
import io.hourglass.layer.Dense;
import io.hourglass.layer.Layer;
import io.hourglass.layer.MaxPool;
import io.hourglass.layer.Reshape;
import io.hourglass.layer.Residual;
import io.hourglass.layer.Shape;
import io.hourglass.testing.Models;
import io.hourglass.train.engine.Bfloat16;
import io.hourglass.train.run.Epoch;
import io.hourglass.train.run.Parity;
import io.hourglass.train.run.TrainingListener;
import io.hourglass.train.settings.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Training of designs that slide over pictures; the trainer itself checks that plain Java agrees.
 */
class ConvolutionalTrainingTest {
  private static final Training SETTINGS =
      Training.defaults().withEpochs(4).withBatch(32).withLearningRate(0.01);

  private static Design design() {
    List<Layer> encoder =
        List.of(
            Conv.square(6, 3, 1, Activation.LINEAR),
            BatchNorm.of(Activation.RELU),
            MaxPool.square(2),
            new Residual(List.of(Conv.square(8, 3, 2, Activation.SILU)), Activation.LINEAR));
    List<Layer> decoder =
        List.of(
            new Dense(32, Activation.RELU),
            new Reshape(Shape.of(2, 2, 8)),
            ConvTranspose.square(6, 3, 2, Activation.RELU),
            ConvTranspose.square(1, 3, 2, Activation.LINEAR));
    return new Design(
        encoder, new Code(4, Activation.LINEAR), decoder, new NoCorruption(), Map.of());
  }

  /** What was told while it trained: the losses and the sentences. */
  private static final class Told implements TrainingListener {
    private final List<Double> losses = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();

    @Override
    public void finished(Epoch epoch) {
      losses.add(epoch.loss());
    }

    @Override
    public void noticed(String sentence) {
      sentences.add(sentence);
    }
  }

  private static List<String> sentences(Training settings, Design design, Table table) {
    Told told = new Told();
    Trainer.with(settings).listening(told).fit(design, table);
    return told.sentences;
  }

  /** With a last batch of 8 rows: statistics must not see what it is padded with. */
  @Test
  void learnsImages() {
    Table pictures = Models.pictures(200, 8, 8, 1);
    Told told = new Told();
    Autoencoder model = Trainer.with(SETTINGS).listening(told).fit(design(), pictures);
    assertThat(told.losses.get(told.losses.size() - 1)).isLessThan(told.losses.get(0));
    assertThat(model.file().weights().values("encoder.1.variance")).doesNotContain(1);
  }

  /** Weights stay in single precision, so plain Java agrees with what was learned all the same. */
  @Test
  void learnsInBfloat16WhereTheProcessorHasIt() {
    Told told = new Told();
    Autoencoder model =
        Trainer.with(SETTINGS.withBfloat16(true))
            .listening(told)
            .fit(design(), Models.pictures(200, 8, 8, 1));
    assertThat(told.losses.get(told.losses.size() - 1)).isLessThan(told.losses.get(0));
    assertThat(model.file().training().at("/parity/worst").asDouble(1))
        .isLessThanOrEqualTo(Parity.BOUND);
    assertThat(model.file().provenance().engine().endsWith(", bfloat16"))
        .isEqualTo(Bfloat16.isNative());
  }

  @Test
  void saysWhyBfloat16IsNotUsed() {
    Training settings = SETTINGS.withEpochs(1).withBfloat16(true);
    Table pictures = Models.pictures(40, 8, 8, 1);
    assertThat(sentences(settings, Design.lesson(), pictures))
        .containsExactly(
            "bfloat16 is for convolutions, and the design has none; training in float32");
    List<String> sentences = sentences(settings, design(), pictures);
    if (Bfloat16.isNative()) {
      assertThat(sentences).isEmpty();
    } else {
      assertThat(sentences)
          .containsExactly(
              "this processor has no bfloat16 instructions (avx512_bf16 or amx_bf16);"
                  + " training in float32");
    }
  }
}
