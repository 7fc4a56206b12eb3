package io.hourglass.benchmarks.reasons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CorruptedRowsTest {
  private static final int ROWS = 400;

  /** Two numbers, b twice a but for noise, a constant, and a category. */
  private static Table table() {
    Random random = new Random(1);
    double[] a = new double[ROWS];
    double[] b = new double[ROWS];
    double[] constant = new double[ROWS];
    Arrays.fill(constant, 5);
    for (int row = 0; row < ROWS; row++) {
      a[row] = random.nextGaussian();
      b[row] = 2 * a[row] + 0.1 * random.nextGaussian();
    }
    List<String> names =
        IntStream.range(0, ROWS).mapToObj(row -> "xyz".substring(row % 3)).toList();
    return new Table(
        "rows",
        List.of(
            new NumericColumn("a", a),
            new NumericColumn("b", b),
            new NumericColumn("constant", constant),
            CategoricalColumn.of("name", names)));
  }

  @Test
  void oneCellOfEachRowIsAnother() {
    CorruptedRows rows = CorruptedRows.of(table(), table(), 1_000, 3, 7);
    double move = 3 * CorruptedRows.deviation((NumericColumn) table().column("b"));

    for (int row = 0; row < 1_000; row++) {
      for (String name : List.of("a", "b", "constant", "name")) {
        Object clean = rows.clean().column(name).value(row);
        Object corrupted = rows.corrupted().column(name).value(row);
        assertThat(corrupted.equals(clean)).isEqualTo(!rows.column(row).equals(name));
        if (rows.column(row).equals(name) && name.equals("b")) {
          assertThat(Math.abs((double) corrupted - rows.truth(row))).isCloseTo(move, within(1e-9));
        }
      }
    }
    assertThat(IntStream.range(0, 1_000).mapToObj(rows::column).distinct())
        .containsExactlyInAnyOrder("a", "b", "name");
  }

  @Test
  void ridgeRegressionFindsTheSlope() {
    Table table = table();
    Codec codec = CodecFit.defaults().fit(TableSource.of(table)).codec();

    double[] predicted = new RidgeBaseline(codec, "b", codec.encode(table)).predict(table);

    for (int row = 0; row < ROWS; row++) {
      double a = ((NumericColumn) table.column("a")).get(row);
      assertThat(predicted[row]).isCloseTo(2 * a, within(0.1));
    }
  }
}
