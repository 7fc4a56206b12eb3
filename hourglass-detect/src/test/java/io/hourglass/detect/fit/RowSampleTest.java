package io.hourglass.detect.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.testing.Models;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RowSampleTest {
  /** A table that is read batch by batch, and counts how often. */
  private static final class Batches implements TableSource {
    private final Table table;
    private final int batch;
    private int opened;

    private Batches(Table table, int batch) {
      this.table = table;
      this.batch = batch;
    }

    @Override
    public String name() {
      return table.name();
    }

    @Override
    public Schema schema() {
      return table.schema();
    }

    @Override
    public OptionalLong rows() {
      return OptionalLong.empty();
    }

    @Override
    public Cursor open(int batchRows) {
      opened++;
      return TableSource.of(table).open(Math.min(batch, batchRows));
    }
  }

  private static void assertSameRows(Table sample, Table table, int[] places) {
    assertThat(sample.rows()).isEqualTo(places.length);
    Table expected = table.select(places);
    for (int column = 0; column < table.columns().size(); column++) {
      for (int row = 0; row < places.length; row++) {
        assertThat(sample.columns().get(column).value(row))
            .isEqualTo(expected.columns().get(column).value(row));
      }
    }
  }

  @Test
  void keepsEveryRowOfASourceThatFits() {
    Table table = Models.everyKind(100, 1);
    Batches source = new Batches(table, 7);

    RowSample whole = RowSample.of(source, 100, 1);
    Table sample = whole.table();

    assertThat(sample.name()).isEqualTo(table.name());
    assertThat(sample.schema()).isEqualTo(table.schema());
    assertSameRows(sample, table, IntStream.range(0, 100).toArray());
    assertThat(source.opened).isEqualTo(1);
    assertThat(whole.rows()).isEqualTo(LongStream.range(0, 100).toArray());
    assertThat(whole.isPartial()).isFalse();
    RowSample memory = RowSample.of(TableSource.of(table), 100, 1);
    assertThat(memory.table()).isSameAs(table);
    assertThat(memory.rows()).isEqualTo(LongStream.range(0, 100).toArray());
    assertThat(memory.isPartial()).isFalse();
  }

  @Test
  void samplesALongerOneInOrderAndInOnePass() {
    Table table = Models.mixed(1_000, 1);
    Batches source = new Batches(table, 64);

    RowSample partial = RowSample.of(source, 50, 1);
    Table sample = partial.table();

    int[] places =
        IntStream.range(0, 50)
            .map(row ->
                IntStream.range(0, 1_000)
                    .filter(place -> isSame(sample, row, table, place))
                    .findFirst()
                    .orElseThrow())
            .toArray();
    assertThat(places).isSorted().doesNotHaveDuplicates();
    assertThat(places[49] - places[0]).isGreaterThan(700); // from all over the source
    assertThat(source.opened).isEqualTo(1);
    assertThat(partial.rows()).isEqualTo(IntStream.of(places).asLongStream().toArray());
    assertThat(partial.total()).isEqualTo(1_000);
    assertThat(partial.isPartial()).isTrue();
    assertSameRows(RowSample.of(new Batches(table, 9), 50, 1).table(), table, places);
  }

  private static boolean isSame(Table sample, int row, Table table, int place) {
    return sample.column("amount").value(row).equals(table.column("amount").value(place));
  }
}
