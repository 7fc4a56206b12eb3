package io.hourglass.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.Autoencoder;
import io.hourglass.baseline.RidgeDenoiser;
import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Rows;
import io.hourglass.corruption.Corruption;
import io.hourglass.corruption.GaussianNoise;
import io.hourglass.corruption.MaskColumns;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.design.Design;
import io.hourglass.testing.Models;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DenoisingEvaluatorTest {
  private static final Corruption NOISE = new GaussianNoise(1);

  /** Two standardized columns that are one: half of the noise on each can be averaged away. */
  private static Table twins(int rows, long seed) {
    double[] values = new double[rows];
    SplittableRandom random = new SplittableRandom(seed);
    Arrays.setAll(values, row -> random.nextGaussian());
    return new Table(
        "twins", List.of(new NumericColumn("a", values), new NumericColumn("b", values.clone())));
  }

  private static Codec codec(Table table) {
    return CodecFit.defaults().fit(TableSource.of(table)).codec();
  }

  @Test
  void ridgeIsTheBestThatIsLinear() {
    Table table = twins(20_000, 1);
    Codec codec = codec(table);
    RidgeDenoiser ridge = RidgeDenoiser.fit(codec.encode(table), codec, NOISE, 1);
    DenoisingEvaluator denoising = new DenoisingEvaluator(codec, NOISE, 2);
    denoising.add("ridge", ridge);
    denoising.add(codec.encode(twins(20_000, 2)));
    // x + e1 and x + e2 with variances of 1: the posterior of x has a variance of 1 / (1 + 2)
    assertThat(denoising.results().get(0).squaredError()).isCloseTo(1, within(0.03));
    assertThat(denoising.results().get(1).squaredError()).isCloseTo(1 / 3.0, within(0.02));
    assertThat(ridge.apply(new float[] {3, 0})).containsExactly(new float[] {1, 1}, within(0.05f));
    assertThat(ridge.strength()).isLessThan(1);
  }

  @Test
  void ridgeStaysWithinTheRangeOfImages() {
    Table pictures = Models.pictures(200, 3, 3, 1);
    Codec codec = codec(pictures);
    RidgeDenoiser ridge = RidgeDenoiser.fit(codec.encode(pictures), codec, NOISE, 1);
    float[] extreme = new float[9];
    Arrays.fill(extreme, 100);
    for (float value : ridge.apply(extreme)) {
      assertThat(value).isBetween(0f, 1f);
    }
  }

  @Test
  void missingFeaturesCountAsTheMean() {
    Table table = Models.mixed(300, 1);
    Codec codec = codec(table);
    Rows rows = codec.encode(table);
    RidgeDenoiser ridge = RidgeDenoiser.fit(rows, codec, new MaskColumns(0.3), 1);
    for (float value : ridge.apply(rows.values())) {
      assertThat(value).isFinite();
    }
  }

  @Test
  void figuresOfImages() {
    Table pictures = Models.pictures(500, 4, 4, 1);
    Codec codec = codec(pictures);
    DenoisingEvaluator denoising = new DenoisingEvaluator(codec, new GaussianNoise(0.1), 1);
    denoising.add(
        "half of it",
        noisy -> {
          float[] grey = new float[noisy.length];
          Arrays.fill(grey, 0.5f);
          return grey;
        });
    denoising.add(codec.encode(pictures));
    denoising.add(codec.encode(pictures));
    assertThat(denoising.rows()).isEqualTo(1000);
    DenoisingEvaluator.Result noisy = denoising.results().get(0);
    assertThat(noisy.method()).isEqualTo("noisy input");
    assertThat(noisy.squaredError()).isCloseTo(0.01, within(0.0005));
    assertThat(noisy.psnr().orElseThrow()).isCloseTo(20, within(0.2));
    // half of all pixels are black, the others evenly spread: 1/2 * 1/4 + 1/2 * 1/12
    assertThat(denoising.results().get(1).squaredError()).isCloseTo(1 / 6.0, within(0.005));
  }

  @Test
  void numbersHaveNoPeak() {
    Table table = Models.mixed(100, 1);
    Codec codec = codec(table);
    DenoisingEvaluator denoising = new DenoisingEvaluator(codec, new MaskColumns(0.5), 1);
    denoising.add(codec.encode(table));
    assertThat(denoising.results().get(0).psnr()).isEmpty();
    assertThat(denoising.results().get(0).squaredError()).isPositive().isFinite();
  }

  @Test
  void aModelCleansByReconstructing() {
    Table pictures = Models.pictures(20, 4, 4, 1);
    Autoencoder model =
        Autoencoder.of(Models.untrained(Design.suitedTo(pictures.schema()), pictures, 2));
    Rows rows = model.codec().encode(pictures);
    UnaryOperator<float[]> cleaning = DenoisingEvaluator.by(model);
    Rows cleaned = new Rows(cleaning.apply(rows.values()), rows.width());
    assertThat(model.codec().decode(cleaned, "pictures"))
        .usingRecursiveComparison()
        .isEqualTo(model.reconstruct(pictures));
  }

  @Test
  void refusesTooFewRowsAndLateMethods() {
    Table few = Models.pictures(19, 2, 2, 1);
    Codec codec = codec(few);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RidgeDenoiser.fit(codec.encode(few), codec, NOISE, 1))
        .withMessage("a ridge denoiser must be fitted to at least 20 rows, got 19");
    DenoisingEvaluator denoising = new DenoisingEvaluator(codec, NOISE, 1);
    denoising.add(codec.encode(few));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> denoising.add("late", UnaryOperator.identity()))
        .withMessage("methods must be added before rows, got \"late\"");
  }

  @Test
  void largeFitsAreBounded() {
    assertThat(RidgeDenoiser.maxRows(9)).isEqualTo(20_000);
    assertThat(RidgeDenoiser.maxRows(3072)).isEqualTo(2119);
    assertThat(RidgeDenoiser.maxRows(100_000)).isEqualTo(10);
  }
}
