package io.hourglass.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LabeledSourceTest {
  private static final Table TABLE =
      new Table(
          "rows",
          List.of(
              new NumericColumn("x", new double[] {1, 2, 3, 4, 5}),
              CategoricalColumn.of("y", List.of("a", "b", "c", "d", "e"))));

  private static BitSet rows(int... numbers) {
    BitSet rows = new BitSet();
    for (int number : numbers) {
      rows.set(number);
    }
    return rows;
  }

  @Test
  void normalRowsAreSeparatedFromAnomaliesInMemoryAndInAStream() {
    BitSet anomalies = rows(1, 2);
    TableSource memory = TableSource.of(TABLE);

    for (TableSource source : List.of(memory, memory.head(Long.MAX_VALUE))) {
      TableSource normal = new LabeledSource(source, anomalies).normal();

      for (int batchRows : new int[] {1, 2, 5}) {
        List<Object> cells = new ArrayList<>();
        long count =
            normal.forEachBatch(
                batchRows,
                (batch, first) -> {
                  assertThat(batch.rows()).isPositive();
                  assertThat(first).isEqualTo(cells.size());
                  for (int row = 0; row < batch.rows(); row++) {
                    cells.add(batch.column("y").value(row));
                  }
                });
        assertThat(cells).containsExactly("a", "d", "e");
        assertThat(count).isEqualTo(3);
      }
      assertThat(normal.rows()).isEqualTo(OptionalLong.of(3));
      assertThat(normal.schema()).isEqualTo(TABLE.schema());
      assertThat(normal.name()).isEqualTo("rows");
    }
    assertThat(new LabeledSource(memory, new BitSet()).normal()).isSameAs(memory);
  }

  @Test
  void numbersOfNormalRowsSkipAnomalies() {
    LabeledSource labeled = new LabeledSource(TableSource.of(TABLE), rows(0, 2, 3));

    assertThat(labeled.rows(new long[] {0, 1})).containsExactly(1, 4);
    assertThat(labeled.rows(new long[] {1})).containsExactly(4);
    labeled.anomalies().set(1);
    assertThat(labeled.anomalies()).isEqualTo(rows(0, 2, 3));
  }

  @Test
  void aSeriesKeepsItsRows() {
    Table masked = new LabeledSource(TableSource.of(TABLE), rows(1)).withAnomaliesMissing(TABLE);

    assertThat(masked.column("x").isMissing(1)).isTrue();
    assertThat(masked.column("x").value(2)).isEqualTo(3.0);
    assertThat(masked.column("y").value(1)).isEqualTo("b");
  }
}
