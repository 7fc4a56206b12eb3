package io.hourglass.corruption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Rows;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.testing.Models;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What each corruption does, in figures. */
class CorruptionTest {
  private static final int ROWS = 2000;
  private final Table table = Models.everyKind(ROWS, 1);
  private final Codec codec = CodecFit.defaults().fit(TableSource.of(table)).codec();
  private final Rows clean = codec.encode(table);
  private final Layout layout = Layout.of(codec);

  /** The features of one column, row by row. */
  private float[] column(Rows rows, String name) {
    Layout.Place place =
        layout.places().stream()
            .filter(p -> p.codec().column().equals(name))
            .findFirst()
            .orElseThrow();
    int width = place.codec().width();
    float[] values = new float[rows.rows() * width];
    for (int row = 0; row < rows.rows(); row++) {
      System.arraycopy(
          rows.values(), row * rows.width() + place.from(), values, row * width, width);
    }
    return values;
  }

  private static List<Float> numbers(float[] values) {
    return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
  }

  private static double share(float[] values, float wanted) {
    return IntStream.range(0, values.length).filter(i -> values[i] == wanted).count()
        / (double) values.length;
  }

  @Test
  void noiseHasItsDeviation() {
    float[] noisy = column(new GaussianNoise(0.4).corrupt(clean, codec, 1), "picture");
    float[] before = column(clean, "picture");
    double square = 0;
    for (int i = 0; i < noisy.length; i++) {
      square += Math.pow(noisy[i] - before[i], 2) / noisy.length;
    }
    assertThat(Math.sqrt(square)).isCloseTo(0.4, within(0.005));
    assertThat(numbers(noisy)).anyMatch(value -> value < 0).anyMatch(value -> value > 1);
  }

  @Test
  void clippedNoiseStaysWhereFeaturesHaveBounds() {
    Rows noisy = new GaussianNoise(0.4, true).corrupt(clean, codec, 1);
    for (String bounded : new String[] {"picture", "country"}) {
      float[] values = column(noisy, bounded);
      assertThat(IntStream.range(0, values.length))
          .allMatch(i -> Float.isNaN(values[i]) || (values[i] >= 0 && values[i] <= 1));
      assertThat(share(values, 0)).isGreaterThan(0.1);
    }
    assertThat(numbers(column(noisy, "amount")))
        .anyMatch(value -> value < 0)
        .anyMatch(value -> value > 1);
  }

  @Test
  void saltAndPepperAreAsOften() {
    Rows noisy = new SaltAndPepper(0.5).corrupt(clean, codec, 1);
    assertThat(share(column(noisy, "amount"), -3)).isCloseTo(0.25, within(0.03));
    assertThat(share(column(noisy, "amount"), 3)).isCloseTo(0.25, within(0.03));
    double white = share(column(clean, "picture"), 1);
    assertThat(share(column(noisy, "picture"), 1)).isCloseTo(0.25 + white / 2, within(0.01));
  }

  @Test
  void masksSetToZero() {
    Rows masked = new MaskPixels(0.3).corrupt(clean, codec, 1);
    assertThat(share(column(masked, "amount"), 0)).isCloseTo(0.3, within(0.03));
  }

  @Test
  void droppingKeepsTheMean() {
    float[] dropped = column(new InputDropout(0.3).corrupt(clean, codec, 1), "picture");
    assertThat(mean(dropped)).isCloseTo(mean(column(clean, "picture")), within(0.01));
    assertThat(numbers(dropped)).anyMatch(value -> value > 1.4);
  }

  private static double mean(float[] values) {
    return numbers(values).stream().mapToDouble(value -> value).average().orElseThrow();
  }

  @Test
  void maskedColumnsReadAsMissing() {
    Rows masked = new MaskColumns(0.4).corrupt(clean, codec, 1);
    float[] age = column(masked, "age");
    double missing = IntStream.range(0, ROWS).filter(row -> Float.isNaN(age[row])).count();
    double before = IntStream.range(0, ROWS).filter(row -> row % 7 == 3).count();
    assertThat(missing / ROWS).isCloseTo(0.4 + 0.6 * before / ROWS, within(0.03));
    assertThat(share(column(masked, "amount"), 0)).isCloseTo(0.4, within(0.03));
    float[] moments = column(masked, "at");
    for (int row = 0; row < ROWS; row++) {
      float[] cell = Arrays.copyOfRange(moments, row * 4, row * 4 + 4);
      // a whole column or none of it: no moment is 0 in all four
      assertThat(share(cell, 0)).isIn(0.0, 0.25, 0.5, 1.0);
    }
  }

  @Test
  void blocksAreSquareAndWithinTheImage() {
    Codec one = CodecFit.defaults().fit(TableSource.of(Models.pictures(3, 6, 5, 1))).codec();
    float[] white = new float[ROWS * 30];
    Arrays.fill(white, 1);
    Rows masked = new MaskBlocks(3).corrupt(new Rows(white, 30), one, 1);
    double[] blackness = new double[30];
    for (int row = 0; row < ROWS; row++) {
      int first = row * 30;
      int[] black = IntStream.range(0, 30).filter(i -> masked.values()[first + i] == 0).toArray();
      int corner = black[0];
      assertThat(black)
          .containsExactly(IntStream.range(0, 9).map(i -> corner + i / 3 * 5 + i % 3).toArray());
      assertThat(corner % 5).isLessThanOrEqualTo(2);
      Arrays.stream(black).forEach(i -> blackness[i]++);
    }
    // of 4 x 3 places the corner is covered in one, the middle of the third line in 3 x 3
    assertThat(blackness[0] / ROWS).isCloseTo(1 / 12.0, within(0.02));
    assertThat(blackness[12] / ROWS).isCloseTo(9 / 12.0, within(0.03));
  }
}
