package io.hourglass.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.corruption.NoCorruption;
import io.hourglass.data.TableSource;
import io.hourglass.design.Design;
import io.hourglass.latent.Code;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Dense;
import io.hourglass.layer.Dropout;
import io.hourglass.layer.Flatten;
import io.hourglass.layer.Initializer;
import io.hourglass.layer.PlacedLayer;
import io.hourglass.layer.Reshape;
import io.hourglass.layer.Shape;
import io.hourglass.likelihood.AutoregressiveBernoulli;
import io.hourglass.likelihood.Bernoulli;
import io.hourglass.likelihood.Gaussian;
import io.hourglass.likelihood.Likelihood;
import io.hourglass.testing.Models;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchitectureOfDesignTest {
  private final Codec mixed = CodecFit.defaults().fit(TableSource.of(Models.mixed(50, 1))).codec();
  private final Codec pictures =
      CodecFit.defaults().fit(TableSource.of(Models.pictures(2, 28, 28, 1))).codec();

  @Test
  void theLessonIs784To64To32To16AndBack() {
    Architecture lesson = Architecture.of(Design.lesson(), pictures);
    assertThat(lesson.input()).isEqualTo(Shape.of(28, 28, 1));
    assertThat(lesson.stages())
        .extracting(stage -> stage.name() + " " + stage.output())
        .containsExactly(
            "encoder.0 64",
            "encoder.1 32",
            "latent 16",
            "decoder.0 32",
            "decoder.1 64",
            "head 784");
    assertThat(lesson.parameterCount()).isEqualTo(106_464);
    assertThat(lesson.codeWidth()).isEqualTo(16);
  }

  @Test
  void indicatorsOfNullableColumnsAreInputsToo() {
    Architecture small =
        Architecture.of(Design.dense(List.of(2), Activation.RELU, Activation.RELU), mixed);
    assertThat(small.input()).isEqualTo(Shape.of(mixed.width() + 2));
    assertThat(small.parameters().get(0).shape()).isEqualTo(Shape.of(12, 2));
  }

  @Test
  void needsNoHeadWhereTheLastLayerFits() {
    Design design =
        new Design(
            List.of(new Flatten(), new Dropout(0.1)),
            new Code(3, Activation.LINEAR),
            List.of(new Dense(784, Activation.LINEAR), new Reshape(Shape.of(28, 28, 1))),
            new NoCorruption(),
            Map.of());
    assertThat(Architecture.of(design, pictures).decoder())
        .extracting(PlacedLayer::name)
        .containsExactly("decoder.0", "decoder.1");
  }

  @Test
  void likelihoodsOfTheDesignReplaceTheDefaults() {
    Design design = with(Map.of("amount", new Gaussian(0.5)));
    Codec codec = Architecture.of(design, mixed).codec();
    assertThat(codec.blocks().get(0).likelihood()).isEqualTo(new Gaussian(0.5));
    assertThat(codec.blocks().get(1)).isEqualTo(mixed.blocks().get(1));
  }

  @Test
  void aLikelihoodOfNeighborsIsAsWideAsTheImage() {
    Codec oblong = CodecFit.defaults().fit(TableSource.of(Models.pictures(2, 3, 5, 1))).codec();
    String column = oblong.blocks().get(0).codec().column();
    AutoregressiveBernoulli likelihood = new AutoregressiveBernoulli(2, 4, 28);
    Architecture architecture = Architecture.of(with(Map.of(column, likelihood)), oblong);
    assertThat(architecture.codec().blocks().get(0).likelihood())
        .isEqualTo(new AutoregressiveBernoulli(2, 4, 5));
    PlacedLayer shared = architecture.decoder().get(1);
    assertThat(shared.name()).isEqualTo("shared");
    assertThat(shared.parameters().get(0).initializer()).isEqualTo(Initializer.UNIFORM);
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Architecture.of(with(Map.of("colour", new Gaussian(1))), mixed))
        .withMessage(
            "a likelihood must be for a column of the data [amount, age, country, at], got"
                + " \"colour\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Architecture.of(with(Map.of("amount", new Bernoulli())), mixed))
        .withMessage(
            "column \"amount\" must have a likelihood that suits real features, got Bernoulli[]");
    Design reshaped =
        new Design(
            List.of(new Reshape(Shape.of(5, 5))),
            new Code(3, Activation.LINEAR),
            List.of(),
            new NoCorruption(),
            Map.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Architecture.of(reshaped, mixed))
        .withMessage("reshape must keep the number of values, got 5x5 (25) for 12 (12)");
  }

  private static Design with(Map<String, Likelihood> likelihoods) {
    return new Design(
        List.of(), new Code(2, Activation.LINEAR), List.of(), new NoCorruption(), likelihoods);
  }
}
