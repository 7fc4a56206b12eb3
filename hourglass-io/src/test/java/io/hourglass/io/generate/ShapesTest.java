package io.hourglass.io.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.data.Column;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.io.dataset.DataSet;
import io.hourglass.io.dataset.DataSets;
import io.hourglass.io.source.Split;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ShapesTest {
  /** Of the first release; another sum means that every figure on shapes has changed. */
  private static final long GOLDEN = -1802444716127408012L;

  @Test
  void everyCombinationOccursOnceAndLooksLikeNoOther() {
    Table all = Shapes.rows("all", 0, Shapes.COUNT);
    ImageColumn image = image(all);
    Set<ByteBuffer> images = new HashSet<>();
    Set<List<Object>> combinations = new HashSet<>();
    for (int row = 0; row < all.rows(); row++) {
      images.add(ByteBuffer.wrap(image.pixels(row)));
      combinations.add(factors(all, row));
    }
    assertThat(combinations).hasSize(Shapes.COUNT);
    assertThat(images).hasSize(Shapes.COUNT);
  }

  private static List<Object> factors(Table table, int row) {
    return Shapes.FACTORS.stream().map(name -> table.column(name).value(row)).toList();
  }

  @Test
  void noTestImageIsAmongTheTrainingImages() {
    DataSet shapes = DataSets.find("shapes").orElseThrow();
    Table train = shapes.read(Split.TRAIN);
    Table test = shapes.read(Split.TEST);
    assertThat(train.rows()).isEqualTo(40_000);
    assertThat(test.rows()).isEqualTo(5_000);
    assertThat(train.schema())
        .hasToString(
            "image image 32x32x1, shape categorical, scale numeric, orientation numeric,"
                + " x numeric, y numeric");
    assertThat(shapes.annotations()).isEqualTo(train.schema().names().subList(1, 6));
    assertThat(shapes.factors()).isEqualTo(shapes.annotations());
    Set<List<Object>> seen =
        IntStream.range(0, train.rows())
            .mapToObj(row -> factors(train, row))
            .collect(Collectors.toSet());
    assertThat(IntStream.range(0, test.rows()).mapToObj(row -> factors(test, row)))
        .noneMatch(seen::contains);
  }

  @Test
  void factorsAreAsGoodAsIndependent() {
    Table test = Shapes.part("test", Split.TEST);
    List<Column> factors = Shapes.FACTORS.subList(1, 5).stream().map(test::column).toList();
    for (int i = 0; i < factors.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(correlation((NumericColumn) factors.get(i), (NumericColumn) factors.get(j)))
            .isBetween(-0.05, 0.05);
      }
    }
  }

  private static double correlation(NumericColumn a, NumericColumn b) {
    double meanA = IntStream.range(0, a.rows()).mapToDouble(a::get).average().orElseThrow();
    double meanB = IntStream.range(0, b.rows()).mapToDouble(b::get).average().orElseThrow();
    double both = 0;
    double squareA = 0;
    double squareB = 0;
    for (int row = 0; row < a.rows(); row++) {
      both += (a.get(row) - meanA) * (b.get(row) - meanB);
      squareA += (a.get(row) - meanA) * (a.get(row) - meanA);
      squareB += (b.get(row) - meanB) * (b.get(row) - meanB);
    }
    return both / Math.sqrt(squareA * squareB);
  }

  @Test
  void theShapeIsWhereItsFactorsSay() {
    Table some = Shapes.rows("some", 0, 2000);
    ImageColumn image = image(some);
    for (int row = 0; row < some.rows(); row++) {
      double mass = 0;
      double x = 0;
      double y = 0;
      for (int i = 0; i < Shapes.SIZE * Shapes.SIZE; i++) {
        mass += image.pixel(row, i);
        x += image.pixel(row, i) * (i % Shapes.SIZE);
        y += image.pixel(row, i) * (i / Shapes.SIZE);
      }
      double reach = 8 * number(some, "scale", row);
      assertThat(x / mass).isCloseTo(number(some, "x", row), within(0.1));
      assertThat(y / mass).isCloseTo(number(some, "y", row), within(0.1));
      assertThat(mass / 255).isBetween(1.4 * reach * reach, 2.6 * reach * reach);
    }
  }

  private static double number(Table table, String column, int row) {
    return ((NumericColumn) table.column(column)).get(row);
  }

  @Test
  void shapesAreWholeAndWithinTheirCircle() {
    for (Sprite.Contour contour : Sprite.Contour.values()) {
      for (int step = 0; step < 36_000; step++) {
        double angle = step / 36_000.0 * 2 * Math.PI;
        assertThat(contour.contains(1.001 * Math.cos(angle), 1.001 * Math.sin(angle))).isFalse();
      }
      assertThat(contour.contains(0, 0)).isTrue();
    }
  }

  @Test
  void refusesRowsThatThereAreNot() {
    assertThatThrownBy(() -> Shapes.rows("none", 5, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows must be some of 0 to 55296, got 5 to 5");
    assertThatThrownBy(() -> Shapes.rows("many", 0, Shapes.COUNT + 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows must be some of 0 to 55296, got 0 to 55297");
  }

  @Test
  void staysTheSameForEver() {
    ImageColumn image = image(Shapes.rows("golden", 0, 200));
    long sum = 0;
    for (int row = 0; row < 200; row++) {
      sum = 31 * sum + Arrays.hashCode(image.pixels(row));
    }
    assertThat(sum).isEqualTo(GOLDEN);
  }

  private static ImageColumn image(Table table) {
    return (ImageColumn) table.column("image");
  }
}
