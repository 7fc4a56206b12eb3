package io.hourglass.metric.disentanglement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.DataException;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TimestampColumn;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FactorTest {
  private static Table table(io.hourglass.data.Column column) {
    return new Table("rows", List.of(column));
  }

  @Test
  void numbersBecomeOrderedLevels() {
    Factor factor = Factor.of(table(new NumericColumn("x", new double[] {7.5, 0, 90, 7.5})), "x");
    assertThat(factor.levels()).containsExactly(1, 0, 2, 1);
    assertThat(factor.count()).isEqualTo(3);
    assertThat(factor.ordered()).isTrue();
  }

  @Test
  void manyNumbersBecomeRanges() {
    double[] values = IntStream.range(0, 640).mapToDouble(i -> i / 10.0).toArray();
    Factor factor = Factor.of(table(new NumericColumn("x", values)), "x");
    assertThat(factor.count()).isEqualTo(64);
    assertThat(factor.level(0)).isZero();
    assertThat(factor.level(320)).isEqualTo(32);
    assertThat(factor.level(639)).isEqualTo(63);
  }

  @Test
  void namesBecomeLevelsWithoutOrder() {
    List<String> levels = List.of("square", "ellipse", "heart");
    Factor factor =
        Factor.of(table(new CategoricalColumn("shape", levels, new int[] {2, 0, 2})), "shape");
    assertThat(factor.levels()).containsExactly(1, 0, 1);
    assertThat(factor.count()).isEqualTo(2);
    assertThat(factor.ordered()).isFalse();
  }

  @Test
  void refusesColumnsThatAreNoFactor() {
    assertThatThrownBy(() -> Factor.of(table(new NumericColumn("x", new double[] {1, 1})), "x"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "rows, column \"x\": expected a factor of at least 2 levels, got 1 in all rows");
    assertThatThrownBy(() -> Factor.of(table(new NumericColumn("x", new double[] {1, 2})), "y"))
        .isInstanceOf(DataException.class)
        .hasMessage("rows, column \"y\": no such column; there are [x]");
    assertThatThrownBy(
            () -> Factor.of(table(new NumericColumn("x", new double[] {1, Double.NaN})), "x"))
        .isInstanceOf(DataException.class)
        .hasMessage("rows, row 2, column \"x\": expected the level of a factor, got no value");
    assertThatThrownBy(() -> Factor.of(table(new TimestampColumn("t", new long[] {1, 2})), "t"))
        .isInstanceOf(DataException.class)
        .hasMessage("rows, column \"t\": expected numbers or categories, got timestamp");
  }

  @Test
  void refusesLevelsThatThereAreNot() {
    assertThatThrownBy(() -> new Factor("x", new int[] {0, 2}, 2, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("levels of factor \"x\" must be 0 to 1, got 2");
    assertThatThrownBy(() -> new Factor("x", new int[] {0}, 1, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("factor \"x\" must have at least 2 levels, got 1");
  }
}
