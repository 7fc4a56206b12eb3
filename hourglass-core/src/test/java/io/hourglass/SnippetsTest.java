package io.hourglass;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.baseline.RidgeDenoiser;
import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Rows;
import io.hourglass.corruption.Corruption;
import io.hourglass.corruption.CorruptionText;
import io.hourglass.corruption.MaskPixels;
import io.hourglass.corruption.NoCorruption;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.design.ConfiguredPreset;
import io.hourglass.design.Design;
import io.hourglass.evaluate.DenoisingEvaluator;
import io.hourglass.evaluate.likelihood.ElboTerms;
import io.hourglass.evaluate.likelihood.Estimate;
import io.hourglass.latent.DiagonalGaussian;
import io.hourglass.latent.GaussianLatent;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Dense;
import io.hourglass.network.Scores;
import io.hourglass.testing.Models;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code that Javadoc shows; it runs here. */
class SnippetsTest {
  @Test
  void design() {
    // @start region=design
    Design design = Design.dense(List.of(64, 32, 16), Activation.RELU, Activation.LINEAR);
    // @end region=design
    Design same =
        ConfiguredPreset.parse("dense:64,32,16,code=linear").design(Models.mixed(2, 1).schema());
    assertThat(same).isEqualTo(design);
    assertThat(design.latent().width()).isEqualTo(16);
  }

  @Test
  void corruption() {
    Table payments = Models.mixed(100, 1);
    Codec codec = CodecFit.defaults().fit(TableSource.of(payments)).codec();
    // @start region=corruption
    Design denoising = Design.lesson().withCorruption(new MaskPixels(0.5));
    Rows clean = codec.encode(payments);
    Rows noisy = CorruptionText.parse("gaussian:0.4").corrupt(clean, codec, 1);
    // @end region=corruption
    assertThat(denoising.corruption().text()).isEqualTo("mask:0.5");
    assertThat(noisy.values()).hasSameSizeAs(clean.values()).isNotEqualTo(clean.values());
  }

  @Test
  void recipe() {
    Table payments = Models.mixed(100, 1);
    // @start region=recipe
    ConfiguredPreset recipe = ConfiguredPreset.parse("vae:64,32,8,beta=2");
    Design design = recipe.design(payments.schema());
    // @end region=recipe
    assertThat(design.latent().width()).isEqualTo(8);
  }

  @Test
  void denoising() {
    Table train = Models.pictures(60, 4, 4, 1);
    Table test = Models.pictures(40, 4, 4, 2);
    Autoencoder model = Autoencoder.of(Models.untrained(Design.lesson(), train, 2));
    // @start region=denoising
    Codec codec = model.codec();
    Corruption noise = CorruptionText.parse("gaussian:0.4,clip");
    DenoisingEvaluator denoising = new DenoisingEvaluator(codec, noise, 1);
    denoising.add("ridge", RidgeDenoiser.fit(codec.encode(train), codec, noise, 2));
    denoising.add("model", DenoisingEvaluator.by(model));
    denoising.add(codec.encode(test));
    List<DenoisingEvaluator.Result> results = denoising.results(); // noisy input, ridge, model
    // @end region=denoising
    assertThat(results)
        .extracting(DenoisingEvaluator.Result::method)
        .containsExactly("noisy input", "ridge", "model");
  }

  @Test
  void autoencoder(@TempDir Path folder) {
    Table payments = Models.mixed(100, 1);
    Path file = folder.resolve("payments.hg");
    Models.untrained(Design.suitedTo(payments.schema()), payments, 2).save(file);
    // @start region=autoencoder
    Autoencoder model = Autoencoder.load(file);
    Rows codes = model.encode(payments); // 100 rows of 2 numbers
    Table expected = model.reconstruct(payments); // the same columns
    Scores scores = model.score(payments); // in nats, by row and column

    Score score = model.score(Map.of("amount", 912.40, "country", "NL"));
    double ofCountry = score.byColumn().getOrDefault("country", 0.0);
    Object usual = score.expected().get("country"); // what the model expects instead of NL
    // @end region=autoencoder
    assertThat(codes.rows()).isEqualTo(100);
    assertThat(codes.width()).isEqualTo(2);
    assertThat(expected.schema()).isEqualTo(payments.schema());
    assertThat(scores.rows()).isEqualTo(100);
    assertThat(score.nats()).isGreaterThan(ofCountry);
    assertThat(usual).isInstanceOf(String.class);
    assertThat(score.byColumn()).containsOnlyKeys("amount", "age", "country", "at");
  }

  private record Payment(double amount, String country, LocalDateTime at) {}

  @Test
  void records() {
    // @start region=records
    Table table =
        Table.of(
            List.of(
                Map.of("amount", 912.40, "country", "NL", "at", "2026-11-23 06:15:00"),
                Map.of("amount", 12, "country", "DE")));
    Table same = // Payment is a record of amount, country and at
        Table.ofRecords(
            List.of(new Payment(912.40, "NL", LocalDateTime.parse("2026-11-23T06:15"))));
    // @end region=records
    assertThat(table.schema().fields()).containsExactlyInAnyOrderElementsOf(same.schema().fields());
    assertThat(table.row(0)).isEqualTo(same.row(0));
    assertThat(table.column("at").isMissing(1)).isTrue();
  }

  @Test
  void gaussian() {
    // @start region=gaussian
    float[] x = {0, 0};
    float[] mean = {0, 0};
    float[] logVariance = {0, 0};
    double nats = DiagonalGaussian.logDensity(x, mean, logVariance); // -log(2 pi)
    // @end region=gaussian
    assertThat(nats).isEqualTo(-DiagonalGaussian.LOG_TWO_PI);
  }

  @Test
  void evidence() {
    Table payments = Models.mixed(100, 1);
    Design design =
        new Design(
            List.of(new Dense(8, Activation.SILU)),
            GaussianLatent.standard(2),
            List.of(new Dense(8, Activation.SILU)),
            new NoCorruption(),
            Map.of());
    Autoencoder model = Autoencoder.of(Models.untrained(design, payments, 2));
    // @start region=evidence
    ElboTerms bounds = model.elbo(payments); // of every row, in nats
    Estimate bound = Estimate.of(bounds.elbo()); // their mean, with its standard error
    Estimate truth = Estimate.of(model.logLikelihood(payments, 100)); // a little more
    Table invented = model.sample(10, 1); // 10 rows that never were
    // @end region=evidence
    assertThat(bound.mean()).isLessThan(truth.mean());
    assertThat(invented.rows()).isEqualTo(10);
    assertThat(invented.schema()).isEqualTo(payments.schema());
    assertThat(model.sample(10, 1).column("amount").value(9))
        .isEqualTo(invented.column("amount").value(9));
  }
}
