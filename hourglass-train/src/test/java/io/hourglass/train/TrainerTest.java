package io.hourglass.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hourglass.Autoencoder;
import io.hourglass.Score;
import io.hourglass.codec.Scaling;
import io.hourglass.data.Table;
import io.hourglass.design.Design;
import io.hourglass.design.DesignText;
import io.hourglass.layer.Activation;
import io.hourglass.store.ModelFile;
import io.hourglass.train.run.Epoch;
import io.hourglass.train.run.TrainingException;
import io.hourglass.train.run.TrainingListener;
import io.hourglass.train.run.TrainingStoppedException;
import io.hourglass.train.settings.Schedule;
import io.hourglass.train.settings.Training;
import io.hourglass.train.settings.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
  private static final Design DESIGN =
      Design.dense(List.of(12, 2), Activation.TANH, Activation.LINEAR);
  private static final Training SETTINGS =
      Training.defaults().withEpochs(6).withBatch(32).withLearningRate(0.01);
  private static final Table TABLE = Toys.numbers(500, 1);

  @TempDir Path folder;

  @Test
  void lossFallsBelowThatOfTheMean() {
    List<Epoch> epochs = new ArrayList<>();
    Autoencoder model = Trainer.with(SETTINGS).listening(collecting(epochs)).fit(DESIGN, TABLE);
    assertThat(epochs).hasSize(6);
    double[] errors = model.score(Toys.numbers(200, 2)).squaredError();
    // standardized columns: reconstructing the mean leaves an error of 1
    assertThat(Arrays.stream(errors).average().orElseThrow()).isLessThan(0.2);
    assertThat(epochs.get(5).loss()).isLessThan(epochs.get(0).loss());
  }

  @Tag("slow")
  @Test
  void sameSeedGivesTheSameFile() throws IOException {
    assertThat(bytes(SETTINGS)).isEqualTo(bytes(SETTINGS));
    assertThat(bytes(SETTINGS)).isNotEqualTo(bytes(SETTINGS.withSeed(2)));
  }

  private byte[] bytes(Training settings) throws IOException {
    Path file = folder.resolve("model.hg");
    Trainer.with(settings.withEpochs(2)).fit(DESIGN, TABLE).save(file);
    return Files.readAllBytes(file);
  }

  @Tag("slow")
  @Test
  void stoppedAndResumedEqualsUnbroken() throws IOException {
    Design dropping =
        DesignText.fromJson(
            DesignText.toJson(DESIGN)
                .replaceFirst(
                    "\"encoder\" : \\[", "\"encoder\":[{\"type\":\"dropout\",\"rate\":0.2},"),
            "design");
    Training settings = SETTINGS.withBatch(7).withSchedule(new Schedule.Cosine(0.1));
    Path unbroken = folder.resolve("unbroken.hg");
    Trainer.with(settings).fit(dropping, TABLE).save(unbroken);

    Path checkpoint = folder.resolve("run.ckpt");
    AtomicInteger chunks = new AtomicInteger();
    Trainer stopping =
        Trainer.with(settings)
            .checkpointing(checkpoint)
            .resuming(true)
            .stoppedBy(() -> chunks.incrementAndGet() % 3 == 0);
    Autoencoder resumed = resumeUntilDone(stopping, dropping);
    Path again = folder.resolve("again.hg");
    resumed.save(again);
    assertThat(chunks).hasValueGreaterThan(3);
    assertThat(again).hasSameBinaryContentAs(unbroken);
  }

  private static Autoencoder resumeUntilDone(Trainer trainer, Design design) {
    while (true) {
      try {
        return trainer.fit(design, TABLE);
      } catch (TrainingStoppedException stopped) {
        assertThat(stopped).hasMessageContaining("kept in");
      }
    }
  }

  @Test
  @Tag("slow")
  void goesOnAfterTheLastEpochWhenAskedForMore() throws IOException {
    Path unbroken = folder.resolve("unbroken.hg");
    Trainer.with(SETTINGS.withEpochs(4)).fit(DESIGN, TABLE).save(unbroken);
    Path checkpoint = folder.resolve("run.ckpt");
    Trainer first = Trainer.with(SETTINGS.withEpochs(2)).checkpointing(checkpoint);
    first.fit(DESIGN, TABLE);
    Path longer = folder.resolve("longer.hg");
    Trainer.with(SETTINGS.withEpochs(4))
        .checkpointing(checkpoint)
        .resuming(true)
        .fit(DESIGN, TABLE)
        .save(longer);
    assertThat(ModelFile.load(longer).weights().values("head.kernel"))
        .isEqualTo(ModelFile.load(unbroken).weights().values("head.kernel"));
  }

  @Test
  void refusesTheCheckpointOfAnotherRun() {
    Path checkpoint = folder.resolve("run.ckpt");
    Trainer.with(SETTINGS.withEpochs(1)).checkpointing(checkpoint).fit(DESIGN, TABLE);
    Trainer other =
        Trainer.with(SETTINGS.withLearningRate(0.5)).checkpointing(checkpoint).resuming(true);
    assertThatThrownBy(() -> other.fit(DESIGN, TABLE))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            checkpoint
                + ": was made by another run, with learning rate 0.01 instead of 0.5; resume with the same"
                + " data, design and settings, or delete it to start anew");
  }

  @Test
  void stopsWhenTheLossIsNoNumber() {
    Path checkpoint = folder.resolve("run.ckpt");
    Design exploding = Design.dense(List.of(12, 2), Activation.EXPONENTIAL, Activation.EXPONENTIAL);
    Trainer trainer = Trainer.with(SETTINGS.withLearningRate(1e4)).checkpointing(checkpoint);
    assertThatThrownBy(() -> trainer.fit(exploding, TABLE))
        .isInstanceOf(TrainingException.class)
        .hasMessageMatching(
            "epoch [0-9]+, step [0-9]+: (the loss is|the weights are) NaN or infinite; resume from the"
                + " last good ones, in .*run\\.ckpt \\(setting resume\\); lower the learning rate, now"
                + " 10000\\.0 \\(setting learning-rate\\), or bound the gradient \\(setting"
                + " clip-norm=1\\)");
    Trainer other = Trainer.with(SETTINGS.withSeed(5)).checkpointing(checkpoint).resuming(true);
    assertThatThrownBy(() -> other.fit(exploding, TABLE))
        .hasMessageContaining("was made by another run, with seed 1 instead of 5");
    Trainer slower =
        Trainer.with(SETTINGS.withLearningRate(1e-6).withClipNorm(1))
            .checkpointing(checkpoint)
            .resuming(true);
    assertThat(slower.fit(exploding, TABLE).score(TABLE).nats()).doesNotContain(Double.NaN);
    Trainer faster = Trainer.with(SETTINGS).checkpointing(checkpoint).resuming(true);
    assertThatThrownBy(() -> faster.fit(exploding, TABLE))
        .hasMessageContaining("was made by another run, with learning rate 1.0E-6 instead of 0.01");
  }

  @Test
  void keepsTheBestWeightsAndStopsEarly() {
    List<Epoch> epochs = new ArrayList<>();
    Autoencoder model =
        Trainer.with(
                SETTINGS
                    .withEpochs(200)
                    .withLearningRate(0.05)
                    .withPatience(3)
                    .withValidation(new Validation.Share(0.2)))
            .listening(collecting(epochs))
            .fit(DESIGN, TABLE);
    assertThat(epochs).hasSizeLessThan(200);
    int best = model.file().training().get("bestEpoch").asInt();
    double least = epochs.stream().mapToDouble(Epoch::validation).min().orElseThrow();
    assertThat(epochs.get(best - 1).validation()).isEqualTo(least);
    assertThat(epochs).hasSize(best + 3);
  }

  @Test
  @Tag("slow")
  void learnsFromNumbersNamesAndMomentsWithGaps() {
    Autoencoder model =
        Trainer.with(SETTINGS.withEpochs(20))
            .fit(
                Design.dense(List.of(16, 1), Activation.SILU, Activation.LINEAR),
                Toys.mixed(600, 1));
    // the country follows from the amount
    Score right = model.score(Map.of("amount", 100.5, "country", "NL"));
    Score wrong = model.score(Map.of("amount", 100.5, "country", "FR"));
    assertThat(wrong.nats()).isGreaterThan(right.nats() + 1);
  }

  @Test
  void everySettingLeavesItsDefault() {
    Training changed =
        Training.defaults()
            .withEpochs(3)
            .withBatch(8)
            .withLearningRate(0.5)
            .withSchedule(Schedule.parse("warmup:10,cosine"))
            .withWeightDecay(0.1)
            .withClipNorm(2)
            .withValidation(Validation.parse("time:moment:0.2"))
            .withPatience(4)
            .withSeed(9)
            .withThreads(2)
            .withBfloat16(true)
            .withCodec(Training.defaults().codec().withScaling(Scaling.ROBUST));
    var components = Training.class.getRecordComponents();
    assertThat(components)
        .allSatisfy(component ->
            assertThat(component.getAccessor().invoke(changed))
                .as(component.getName())
                .isNotEqualTo(component.getAccessor().invoke(Training.defaults())));
  }

  private static TrainingListener collecting(List<Epoch> epochs) {
    return new TrainingListener() {
      @Override
      public void finished(Epoch epoch) {
        epochs.add(epoch);
      }
    };
  }
}
