package io.hourglass.io.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class DigitsTest {
  /** Of the first release; another sum means that every figure on digits has changed. */
  private static final long GOLDEN = -4579270289961834133L;

  @Test
  void rowsDoNotDependOnHowManyThereAre() {
    ImageColumn few = image(Digits.generate("few", 5, 7));
    ImageColumn many = image(Digits.generate("many", 500, 7));
    for (int row = 0; row < 5; row++) {
      assertThat(many.pixels(row)).isEqualTo(few.pixels(row));
    }
  }

  @Test
  void anotherSeedGivesOtherImages() {
    assertThat(image(Digits.generate("a", 1, 1)).pixels(0))
        .isNotEqualTo(image(Digits.generate("b", 1, 2)).pixels(0));
  }

  @Test
  void refusesNoRows() {
    assertThatThrownBy(() -> Digits.generate("none", 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows must be at least 1, got 0");
  }

  @Test
  void staysTheSameForEver() {
    Table table = Digits.generate("golden", 200, 1);
    long sum = 0;
    for (int row = 0; row < 200; row++) {
      sum = 31 * sum + Arrays.hashCode(image(table).pixels(row));
    }
    assertThat(sum).isEqualTo(GOLDEN);
  }

  @Test
  void isFramedAndInkedAsMnistIs() {
    ImageColumn image = image(Digits.generate("framed", 2000, 3));
    double ink = 0;
    for (int row = 0; row < 2000; row++) {
      double mass = 0;
      double x = 0;
      double y = 0;
      for (int i = 0; i < 784; i++) {
        mass += image.pixel(row, i);
        x += image.pixel(row, i) * (i % 28);
        y += image.pixel(row, i) * (i / 28);
      }
      ink += mass;
      assertThat(x / mass).isBetween(12.3, 14.7);
      assertThat(y / mass).isBetween(12.3, 14.7);
    }
    // MNIST's mean is 0.1307
    assertThat(ink / (2000 * 784 * 255.0)).isBetween(0.115, 0.15);
  }

  @Tag("slow")
  @Test
  void theNearestNeighbourTellsTheDigitsApart() {
    Table train = Digits.generate("train", 4000, 1);
    Table test = Digits.generate("test", 300, 2);
    CategoricalColumn known = (CategoricalColumn) train.column("label");
    CategoricalColumn truth = (CategoricalColumn) test.column("label");
    byte[][] images = pixels(train);
    byte[][] asked = pixels(test);
    int right = 0;
    for (int row = 0; row < asked.length; row++) {
      right += known.index(nearest(images, asked[row])) == truth.index(row) ? 1 : 0;
    }
    assertThat(right).isGreaterThan(285);
  }

  private static byte[][] pixels(Table table) {
    return IntStream.range(0, table.rows()).mapToObj(image(table)::pixels).toArray(byte[][]::new);
  }

  private static int nearest(byte[][] images, byte[] asked) {
    int best = 0;
    long least = Long.MAX_VALUE;
    for (int row = 0; row < images.length; row++) {
      long distance = 0;
      for (int i = 0; i < asked.length; i++) {
        int difference = (images[row][i] & 0xFF) - (asked[i] & 0xFF);
        distance += (long) difference * difference;
      }
      if (distance < least) {
        least = distance;
        best = row;
      }
    }
    return best;
  }

  private static ImageColumn image(Table table) {
    return (ImageColumn) table.column("image");
  }
}
