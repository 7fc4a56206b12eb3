package io.hourglass.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.data.TableSource;
import io.hourglass.testing.Models;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BinarizationTest {
  private static final int IMAGES = 400;

  private static Codec codec(Binarization binarization) {
    return CodecFit.defaults()
        .withBinarization(binarization)
        .fit(TableSource.of(Models.pictures(IMAGES, 4, 3, 1)))
        .codec();
  }

  private static Rows encoded(Binarization binarization) {
    return codec(binarization).encode(Models.pictures(IMAGES, 4, 3, 1));
  }

  @Test
  void thresholdIsWhiteFromAHalfOn() {
    Pixels codec = new Pixels("p", 2, 2, 1, Binarization.THRESHOLD);
    float[] features = new float[4];
    codec.encodeValue(new byte[] {0, 127, (byte) 128, (byte) 255}, features, 0);
    assertThat(features).containsExactly(0, 0, 1, 1);
    float[] all = encoded(Binarization.THRESHOLD).values();
    float[] intensities = encoded(Binarization.NONE).values();
    for (int i = 0; i < all.length; i++) {
      assertThat(all[i]).isEqualTo(intensities[i] < 0.5f ? 0 : 1);
    }
  }

  @Test
  void dynamicKeepsIntensities() {
    assertThat(encoded(Binarization.DYNAMIC))
        .usingRecursiveComparison()
        .isEqualTo(encoded(Binarization.NONE));
  }

  @Test
  void drawsWhiteAsOftenAsThePixelIsBright() {
    Rows rows = encoded(Binarization.DYNAMIC);
    Codec codec = codec(Binarization.DYNAMIC);
    int draws = 300;
    double[] mean = new double[rows.values().length];
    for (int draw = 0; draw < draws; draw++) {
      float[] drawn = Binarization.sample(codec, rows, draw).values();
      for (int i = 0; i < mean.length; i++) {
        assertThat(drawn[i] == 0 || drawn[i] == 1).isTrue();
        mean[i] += drawn[i] / draws;
      }
    }
    for (int i = 0; i < mean.length; i++) {
      // six standard deviations of a mean of coins
      assertThat(mean[i]).isCloseTo(rows.values()[i], within(6 * 0.5 / Math.sqrt(draws)));
    }
  }

  @Test
  void theSameSeedDrawsTheSame() {
    Rows rows = encoded(Binarization.DYNAMIC);
    Codec codec = codec(Binarization.DYNAMIC);
    float[] drawn = Binarization.sample(codec, rows, 7).values();
    assertThat(Binarization.sample(codec, rows, 7).values()).containsExactly(drawn);
    assertThat(Binarization.sample(codec, rows, 8).values()).isNotEqualTo(drawn);
  }

  @Test
  void drawsNothingElse() {
    for (Binarization kept : new Binarization[] {Binarization.NONE, Binarization.THRESHOLD}) {
      Rows rows = encoded(kept);
      assertThat(Binarization.sample(codec(kept), rows, 1).values()).containsExactly(rows.values());
    }
    Codec mixed = CodecFit.defaults().fit(TableSource.of(Models.mixed(50, 1))).codec();
    Rows rows = mixed.encode(Models.mixed(50, 1));
    float[] drawn = Binarization.sample(mixed, rows, 1).values();
    assertThat(IntStream.range(0, drawn.length))
        .allMatch(i -> Float.compare(drawn[i], rows.values()[i]) == 0);
  }
}
