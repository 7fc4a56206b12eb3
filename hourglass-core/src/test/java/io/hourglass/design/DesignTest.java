package io.hourglass.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hourglass.corruption.NoCorruption;
import io.hourglass.latent.Code;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Dense;
import io.hourglass.layer.Dropout;
import io.hourglass.likelihood.Gaussian;
import io.hourglass.likelihood.Likelihood;
import io.hourglass.testing.Models;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DesignTest {
  @Test
  void theShortFormIsMirrored() {
    Design design = parse("dense:64, 32,16,activation=hard-sigmoid,code=linear");
    assertThat(design)
        .isEqualTo(Design.dense(List.of(64, 32, 16), Activation.HARD_SIGMOID, Activation.LINEAR));
    assertThat(design.decoder())
        .containsExactly(
            new Dense(32, Activation.HARD_SIGMOID), new Dense(64, Activation.HARD_SIGMOID));
    assertThat(parse("dense:64,32,16")).isEqualTo(parse("lesson"));
  }

  private static Design parse(String text) {
    return DesignText.parse(text, Models.mixed(2, 1).schema());
  }

  @Test
  void namesTheActivations() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("dense:4,activation=rely"))
        .withMessageStartingWith("activation must be one of ")
        .withMessageContaining("relu, ")
        .withMessageEndingWith(", got \"rely\"");
  }

  @Test
  void comesBackFromItsJson() {
    Design design =
        new Design(
            List.of(new Dense(4, Activation.GELU), new Dropout(0.5)),
            new Code(2, Activation.LINEAR),
            List.of(),
            new NoCorruption(),
            Map.of("amount", new Gaussian(0.1)));
    String json = DesignText.toJson(design);
    assertThat(DesignText.fromJson(json, "d.json")).isEqualTo(design);
    assertThat(json).contains("\"corruption\" : {\n    \"type\" : \"no-corruption\"\n  }");
  }

  @Test
  void isImmutable() {
    Map<String, Likelihood> likelihoods = new TreeMap<>();
    Design design =
        new Design(
            List.of(), new Code(2, Activation.LINEAR), List.of(), new NoCorruption(), likelihoods);
    likelihoods.put("x", new Gaussian(1));
    assertThat(design.likelihoods()).isEmpty();
  }

  @Test
  void growsWithTheColumns() {
    Design mixed = Design.suitedTo(Models.mixed(2, 1).schema());
    assertThat(mixed.latent().width()).isEqualTo(2);
    assertThat(Design.suitedTo(Models.pictures(1, 8, 8, 1).schema()).latent().width())
        .isEqualTo(32);
  }
}
