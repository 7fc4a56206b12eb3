package io.hourglass.detect.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Rows;
import io.hourglass.data.ColumnType;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.testing.Models;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeatureExtractorTest {
  private static final int SIDE = 28;

  private static Codec codec(Table table) {
    return CodecFit.defaults().fit(TableSource.of(table)).codec();
  }

  /** Pictures with a bright upright bar, from its first column to its last. */
  private static Table bars(int channels, int brightness, int... firsts) {
    byte[][] pictures = new byte[firsts.length][SIDE * SIDE * channels];
    for (int i = 0; i < firsts.length; i++) {
      for (int at = 0; at < pictures[i].length; at++) {
        int column = at / channels % SIDE;
        boolean bright = column >= firsts[i] && column < firsts[i] + 4;
        pictures[i][at] = (byte) (bright ? brightness : 0);
      }
    }
    ColumnType.Image type = new ColumnType.Image(SIDE, SIDE, channels);
    return new Table("bars", List.of(new ImageColumn("image", type, pictures)));
  }

  private static float[][] features(Table table) {
    Codec codec = codec(table);
    Rows features = FeatureExtractor.of(codec).of(codec.encode(table));
    return IntStream.range(0, features.rows())
        .mapToObj(row ->
            Arrays.copyOfRange(
                features.values(), row * features.width(), (row + 1) * features.width()))
        .toArray(float[][]::new);
  }

  private static double distance(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.pow(one[i] - other[i], 2);
    }
    return Math.sqrt(sum);
  }

  @Test
  void numbersCategoriesAndTimesStayAsTheyAre() {
    Table table = Models.mixed(30, 1);
    Codec codec = codec(table);
    Rows encoded = codec.encode(table);
    FeatureExtractor extractor = FeatureExtractor.of(codec);

    assertThat(extractor.hasImages()).isFalse();
    assertThat(extractor.of(encoded)).isSameAs(encoded);
    assertThat(extractor.width()).isEqualTo(codec.width());
  }

  @Test
  void extractsOtherColumnsBesideAnImage() {
    Table table = Models.everyKind(30, 1);
    Codec codec = codec(table);
    Rows encoded = codec.encode(table);
    FeatureExtractor extractor = FeatureExtractor.of(codec);

    Rows features = extractor.of(encoded);

    int from = 0;
    for (int column = 0; column < codec.blocks().size(); column++) {
      int width = codec.blocks().get(column).codec().width();
      if (!(codec.blocks().get(column).codec().type() instanceof ColumnType.Image)) {
        for (int row = 0; row < 30; row++) {
          int at = row * features.width() + extractor.offset(column);
          assertThat(Arrays.copyOfRange(features.values(), at, at + width))
              .containsExactly(
                  Arrays.copyOfRange(
                      encoded.values(),
                      row * encoded.width() + from,
                      row * encoded.width() + from + width));
        }
      }
      from += width;
    }
    assertThat(extractor.hasImages()).isTrue();
  }

  @Test
  void aShiftByAPixelChangesLittleAndATurnMuch() {
    float[][] upright = features(bars(1, 255, 12, 13, 20));
    byte[][] lying = new byte[2][SIDE * SIDE];
    for (int at = 12 * SIDE; at < 16 * SIDE; at++) {
      lying[0][at] = (byte) 255;
    }
    ColumnType.Image type = new ColumnType.Image(SIDE, SIDE, 1);
    float[] turned =
        features(new Table("lying", List.of(new ImageColumn("image", type, lying))))[0];

    double shifted = distance(upright[0], upright[1]);
    assertThat(distance(upright[0], upright[2])).isGreaterThan(3 * shifted);
    assertThat(distance(upright[0], turned)).isGreaterThan(3 * shifted);
  }

  @Test
  void seesHowBrightEachColourIs() {
    float[][] gray = features(bars(1, 255, 12, 12));
    float[][] color = features(bars(3, 255, 12, 12));
    float[][] dark = features(bars(3, 100, 12, 12));

    assertThat(gray[0]).hasSize((8 + 1) * 16);
    assertThat(color[0]).hasSize((8 + 3) * 16);
    assertThat(distance(color[0], dark[0])).isGreaterThan(0.5);
  }

  @Test
  void shrinksLargePictures() {
    ColumnType.Image type = new ColumnType.Image(300, 200, 3);
    byte[][] pictures = new byte[2][type.size()];
    Arrays.fill(pictures[0], (byte) 255);
    float[][] features =
        features(new Table("large", List.of(new ImageColumn("image", type, pictures))));

    // 60 x 40 pixels after shrinking to a fifth, so 8 x 5 cells
    assertThat(features[0]).hasSize((8 + 3) * 8 * 5);
    assertThat(features[0][0]).isEqualTo(0.5f);
    assertThat(features[1][0]).isZero();
    assertThat(features[0]).doesNotContain(Float.NaN);
  }

  @Test
  void seesPicturesOfAFewPixels() {
    ColumnType.Image type = new ColumnType.Image(1, 2, 1);
    float[][] features =
        features(
            new Table(
                "tiny",
                List.of(new ImageColumn("image", type, new byte[][] {{0, 9}, {1, 2}, {3, 4}}))));

    assertThat(features[0]).hasSize(9 * 2).doesNotContain(Float.NaN);
  }

  @Test
  void seesManyRowsAsItSeesOne() {
    Table table = bars(1, 200, IntStream.range(0, 600).map(i -> i % 24).toArray());
    Codec codec = codec(table);
    Rows all = FeatureExtractor.of(codec).of(codec.encode(table));

    for (int row : new int[] {0, 255, 256, 599}) {
      Rows one = FeatureExtractor.of(codec).of(codec.encode(table.slice(row, row + 1)));
      assertThat(Arrays.copyOfRange(all.values(), row * all.width(), (row + 1) * all.width()))
          .containsExactly(one.values());
    }
  }

  @Test
  void refusesRowsOfAnotherWidth() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> FeatureExtractor.of(codec(bars(1, 9, 1, 2))).of(new Rows(new float[6], 3)))
        .withMessage("rows must have 784 features, got 3");
  }
}
