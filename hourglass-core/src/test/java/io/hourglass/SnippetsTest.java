package io.hourglass;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Rows;
import io.hourglass.corruption.CorruptionText;
import io.hourglass.corruption.MaskPixels;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.design.Design;
import io.hourglass.design.DesignText;
import io.hourglass.latent.DiagonalGaussian;
import io.hourglass.layer.Activation;
import io.hourglass.network.Scores;
import io.hourglass.testing.Models;
import java.nio.file.Path;
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
    Design same = DesignText.parse("dense:64,32,16,code=linear");
    // @end region=design
    assertThat(same).isEqualTo(design);
    assertThat(design.latent().width()).isEqualTo(16);
  }

  @Test
  void corruption() {
    Table payments = Models.mixed(100, 1);
    Codec codec = CodecFit.defaults().fit(TableSource.of(payments)).codec();
    // @start region=corruption
    Design denoising = DesignText.parse("dense:64,32,16").withCorruption(new MaskPixels(0.5));
    Rows clean = codec.encode(payments);
    Rows noisy = CorruptionText.parse("gaussian:0.4").corrupt(clean, codec, 1);
    // @end region=corruption
    assertThat(denoising.corruption().text()).isEqualTo("mask:0.5");
    assertThat(noisy.values()).hasSameSizeAs(clean.values()).isNotEqualTo(clean.values());
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
    // @end region=autoencoder
    assertThat(codes.rows()).isEqualTo(100);
    assertThat(codes.width()).isEqualTo(2);
    assertThat(expected.schema()).isEqualTo(payments.schema());
    assertThat(scores.rows()).isEqualTo(100);
    assertThat(score.nats()).isGreaterThan(ofCountry);
    assertThat(score.byColumn()).containsOnlyKeys("amount", "age", "country", "at");
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
}
