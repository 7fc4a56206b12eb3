package io.hourglass.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hourglass.codec.CodecFit;
import io.hourglass.corruption.GaussianNoise;
import io.hourglass.corruption.SaltAndPepper;
import io.hourglass.data.ColumnType;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.latent.Annealing;
import io.hourglass.latent.Autoregressive;
import io.hourglass.latent.Code;
import io.hourglass.latent.GaussianLatent;
import io.hourglass.latent.ImportanceWeighted;
import io.hourglass.latent.Independent;
import io.hourglass.latent.InverseAutoregressive;
import io.hourglass.latent.MaskedAutoregressive;
import io.hourglass.latent.Mixture;
import io.hourglass.latent.Penalty;
import io.hourglass.latent.Quantized;
import io.hourglass.latent.Regularization;
import io.hourglass.latent.VampPrior;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Dense;
import io.hourglass.layer.PlacedLayer;
import io.hourglass.likelihood.Condition;
import io.hourglass.network.Architecture;
import io.hourglass.network.Network;
import io.hourglass.testing.Models;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresetTest {
  private static final Schema MIXED = Models.mixed(2, 1).schema();
  private static final Schema DIGITS = Models.pictures(1, 28, 28, 1).schema();

  private static Table pictures(int height, int width, int channels) {
    byte[][] pixels = new byte[3][height * width * channels];
    return new Table(
        "pictures",
        List.of(new ImageColumn("picture", new ColumnType.Image(height, width, channels), pixels)));
  }

  private static Architecture bound(Design design, Table table) {
    return Architecture.of(design, CodecFit.defaults().fit(TableSource.of(table)).codec());
  }

  static List<Arguments> onImages() {
    List<Arguments> all = new ArrayList<>();
    for (Preset preset : Preset.values()) {
      for (int[] size : new int[][] {{28, 28, 1}, {27, 33, 3}, {1, 5, 1}, {70, 16, 4}}) {
        all.add(Arguments.of(preset, size[0], size[1], size[2]));
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("onImages")
  void suitImagesOfAnySize(Preset preset, int height, int width, int channels) {
    Table table = pictures(height, width, channels);
    Design design = new ConfiguredPreset(preset, PresetSettings.none()).design(table.schema());
    Architecture architecture = bound(design, table);
    Network network = new Network(architecture, Models.weights(architecture, 1));
    float[] outputs = network.outputs(architecture.codec().encode(table).values());
    assertThat(outputs).hasSize(3 * height * width * channels);
    assertThat(DesignText.fromJson(DesignText.toJson(design), "json")).isEqualTo(design);
  }

  @ParameterizedTest
  @EnumSource
  void suitTablesOrSayThatTheyDoNot(Preset preset) {
    ConfiguredPreset recipe = new ConfiguredPreset(preset, PresetSettings.none());
    if (preset.forTables() == preset) {
      assertThat(bound(recipe.design(MIXED), Models.mixed(50, 1)).parameterCount()).isPositive();
    } else {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> recipe.design(MIXED))
          .withMessage(
              "the design %s is for one column of images and nothing else to explain, got amount"
                      .formatted(preset)
                  + " numeric, age numeric, country categorical, at timestamp; leave out the other"
                  + " columns (setting drop), or take a design for tables, such as "
                  + preset.forTables());
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyStandardThatIsAValueCanBeSaid(Preset preset) {
    for (Setting setting : preset.settings()) {
      if (setting.isValue()) {
        PresetSettings said =
            new PresetSettings(List.of(), Map.of(setting.name(), setting.standard()));
        assertThat(preset.design(said, DIGITS))
            .isEqualTo(preset.design(PresetSettings.none(), DIGITS));
      }
    }
  }

  @Test
  void areFoundByName() {
    assertThat(Preset.find("conv-vae")).contains(Preset.CONV_VAE);
    assertThat(Preset.find("CONV_VAE")).isEmpty();
    assertThat(Preset.names()).startsWith("lesson, dense, deep, sparse, denoising, conv, ");
  }

  @Test
  void convIsTheKerasAutoencoder() {
    Architecture conv = bound(DesignText.parse("conv", DIGITS), pictures(28, 28, 1));
    assertThat(conv.parameterCount()).isEqualTo(28_353);
    assertThat(outputs(conv))
        .containsExactly(
            "28x28x32",
            "14x14x32",
            "14x14x32",
            "7x7x32",
            "1568",
            "7x7x32",
            "14x14x32",
            "28x28x32",
            "28x28x1");
  }

  @Test
  void convDenoisingKeepsAMapAsLargeAsTheImage() {
    Architecture denoising = bound(DesignText.parse("conv-denoising", DIGITS), pictures(28, 28, 1));
    assertThat(outputs(denoising))
        .containsExactly("14x14x32", "14x14x32", "6272", "14x14x32", "14x14x32", "28x28x1");
    assertThat(denoising.parameterCount()).isEqualTo(37_601);
    Table odd = pictures(27, 30, 3);
    Design deeper = DesignText.parse("conv-denoising:8,16,blocks=1", odd.schema());
    assertThat(outputs(bound(deeper, odd)))
        .containsExactly("14x15x8", "7x8x16", "7x8x16", "896", "7x8x16", "14x15x8", "27x30x3");
  }

  @Test
  void convVaeIsTheKerasExample() {
    Architecture vae = bound(DesignText.parse("conv-vae:latent=2", DIGITS), pictures(28, 28, 1));
    assertThat(outputs(vae))
        .containsExactly(
            "14x14x32", "7x7x64", "16", "4", "3136", "7x7x64", "14x14x64", "28x28x32", "28x28x1");
    assertThat(vae.design().latent()).isEqualTo(GaussianLatent.standard(2));
    assertThat(vae.parameterCount()).as("encoder and decoder").isEqualTo(69_076 + 65_089);
  }

  private static List<String> outputs(Architecture architecture) {
    return architecture.stages().stream().map(PlacedLayer::output).map(String::valueOf).toList();
  }

  @Test
  void vaeIs784To200To200To50() {
    assertThat(outputs(bound(DesignText.parse("vae", DIGITS), pictures(28, 28, 1))))
        .containsExactly("200", "200", "100", "200", "200", "784");
  }

  @Test
  void vqVaeKeepsTheMap() {
    Architecture vq = bound(DesignText.parse("vq-vae", DIGITS), pictures(28, 28, 1));
    assertThat(outputs(vq))
        .containsExactly(
            "14x14x32",
            "7x7x64",
            "7x7x16",
            "784",
            "7x7x16",
            "7x7x64",
            "14x14x64",
            "28x28x32",
            "28x28x1");
    assertThat(vq.design().latent())
        .isEqualTo(new Quantized(49, 16, 128, 0.25, new Autoregressive(512)));
    assertThat(DesignText.parse("vq-vae:8,groups=3,size=2,prior=independent", MIXED).latent())
        .isEqualTo(new Quantized(3, 2, 128, 0.25, new Independent()));
  }

  @Test
  void settingsOfTheVariationalOnes() {
    GaussianLatent latent =
        (GaussianLatent)
            DesignText.parse(
                    "vae:30,20,10,beta=4,annealing=cyclic:3,free-bits=0.5,tc=2,mmd=3", DIGITS)
                .latent();
    assertThat(latent.width()).isEqualTo(10);
    assertThat(latent.regularization())
        .isEqualTo(new Regularization(4, new Annealing.Cyclic(3, 0.5), 0.5, 0, 2, 3));
    assertThat(((GaussianLatent) DesignText.parse("beta-vae", DIGITS).latent()).regularization())
        .isEqualTo(Regularization.none().withBeta(4));
  }

  @ParameterizedTest
  @CsvSource({
    "iwae, 5, true",
    "iwae:gradient=plain, 5, false",
    "'iwae:samples=3,beta=2', 3, false",
    "iwae:posterior=iaf, 5, false",
    "vae:gradient=doubly, 1, true",
  })
  void gradientOfSeveralCodes(String design, int samples, boolean isDoubly) {
    assertThat(gaussian(design).objective()).isEqualTo(new ImportanceWeighted(samples, isDoubly));
  }

  @Test
  void priorsAndPosteriorsByName() {
    assertThat(gaussian("vae:prior=mixture:7").prior()).isEqualTo(new Mixture(7));
    assertThat(gaussian("vamp-vae").prior()).isEqualTo(new VampPrior(500, false));
    assertThat(gaussian("vae:latent=9,prior=flow:2").prior())
        .isEqualTo(new MaskedAutoregressive(2, 36));
    assertThat(gaussian("vae:latent=9,posterior=iaf").posterior())
        .isEqualTo(new InverseAutoregressive(2, 36, 9));
  }

  private static GaussianLatent gaussian(String text) {
    return (GaussianLatent) DesignText.parse(text, DIGITS).latent();
  }

  @Test
  void latentOverridesTheLastNumber() {
    Design design = DesignText.parse("vae:30,20,latent=4", MIXED);
    assertThat(design.encoder())
        .containsExactly(new Dense(30, Activation.SILU), new Dense(20, Activation.SILU));
    assertThat(design.latent().width()).isEqualTo(4);
    assertThat(DesignText.parse("vae:latent=4", MIXED).encoder())
        .isEqualTo(DesignText.parse("vae", MIXED).encoder());
  }

  @Test
  void aConditionIsGiven() {
    Design design = DesignText.parse("vae:condition=age+country", MIXED);
    assertThat(design.likelihoods())
        .isEqualTo(Map.of("age", new Condition(), "country", new Condition()));
    Architecture architecture = bound(design, Models.mixed(50, 1));
    assertThat(architecture.conditions()).as("an age, and names of countries").hasSize(5);
  }

  @Test
  void penaltiesOfPlainCodes() {
    assertThat(code("sparse").penalty()).isEqualTo(new Penalty.Sparsity(0.05, 1));
    assertThat(code("sparse:64,l1=0.1"))
        .isEqualTo(new Code(64, Activation.RELU, new Penalty.L1(0.1)));
    assertThat(code("deep:contractive=0.1").penalty()).isEqualTo(new Penalty.Contraction(0.1));
    assertThat(code("dense").penalty()).isEqualTo(new Penalty.None());
  }

  private static Code code(String text) {
    return (Code) DesignText.parse(text, DIGITS).latent();
  }

  @Test
  void corruptionsMayHaveCommas() {
    assertThat(DesignText.parse("conv-denoising", DIGITS).corruption())
        .isEqualTo(new GaussianNoise(0.4, true));
    assertThat(DesignText.parse("denoising:9,3,corruption=gaussian:0.2,clip", DIGITS).corruption())
        .isEqualTo(new GaussianNoise(0.2, true));
    assertThat(DesignText.parse("denoising:corruption=salt-and-pepper:0.1", DIGITS).corruption())
        .isEqualTo(new SaltAndPepper(0.1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          cnv:3 | design "cnv:3": the name must be one of %s, got "cnv"; did you mean "conv"?
          lesson:3 | the design lesson has no settings, got [3]
          dense: | design "dense:": numbers must be whole, and come before name=value, got ""
          dense:6x4,2 | design "dense:6x4,2": numbers must be whole, and come before name=value, got "6x4"
          dense:64,0 | width must be at least 1, got 0
          dense:-1,2 | units must be at least 1, got -1
          dense:4,depth=2 | the design dense has the settings N,N,..., latent, activation, code, contractive, condition, got [depth]
          vae:latent=two | latent must be a whole number, got "two"
          vae:beta=4,beta=5 | design "vae:beta=4,beta=5": every setting must be given once, got "beta" twice
          vae:beta=x | beta must be a number, got "x"
          vae:beta=-1 | beta must be a finite number >= 0, got -1.0
          vae:annealing=slow | annealing "slow": the name must be one of none, linear, cosine, cyclic, got "slow"
          vae:annealing=linear:x | annealing "linear:x": steps must be a whole number, got "x"
          vae:annealing=linear:0 | annealing "linear:0": annealing steps must be at least 1, got 0
          vae:condition=color | condition must be a column of the data [amount, age, country, at], got "color"
          sparse:rho=1 | the target of a sparse code must be in (0, 1), got 1.0
          """)
  void sayWhatMustHold(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DesignText.parse(text, MIXED))
        .withMessage(message.replace("%s", Preset.names()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lesson",
        "dense:64,32,16",
        "vae:30,20,beta=4,latent=4",
        "conv-vae:beta=4,latent=16",
        "denoising:9,3,corruption=gaussian:0.2,clip",
        "vamp-vae:annealing=cyclic:4,0.3,prior=vamp:100"
      })
  void aShortFormComesBack(String text) {
    assertThat(ConfiguredPreset.parse(text).text()).isEqualTo(text);
  }

  @Test
  void blocksAreNotFewerThanNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DesignText.parse("conv-denoising:blocks=-1", DIGITS))
        .withMessage("blocks must be at least 0, got -1");
  }

  @Test
  void aColumnMustBeLeftToExplain() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DesignText.parse("vae:condition=picture", DIGITS))
        .withMessage("a column must be left to explain, got the condition [picture]");
  }

  @Test
  void everyNameIsADesignOfItsOwn() {
    assertThat(
            Arrays.stream(Preset.values())
                .map(p -> new ConfiguredPreset(p, PresetSettings.none()).design(DIGITS)))
        .doesNotHaveDuplicates();
  }
}
