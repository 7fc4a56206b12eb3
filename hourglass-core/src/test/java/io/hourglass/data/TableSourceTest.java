package io.hourglass.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableSourceTest {
  private static final Table TABLE = table(0, 1, 2, 3, 4, 5, 6);

  private static Table table(double... values) {
    return new Table("numbers", List.of(new NumericColumn("x", values)));
  }

  private static List<String> batches(TableSource source, int batchRows) {
    List<String> batches = new ArrayList<>();
    source.forEachBatch(
        batchRows,
        (batch, firstRow) ->
            batches.add(
                "%d: %d from %s".formatted(firstRow, batch.rows(), batch.column("x").value(0))));
    return batches;
  }

  @Test
  void batchesComeInOrderWithTheRowsBeforeThem() {
    TableSource source = TableSource.of(TABLE);
    assertThat(batches(source, 3))
        .containsExactly("0: 3 from 0.0", "3: 3 from 3.0", "6: 1 from 6.0");
    assertThat(source.forEachBatch(3, (batch, firstRow) -> {})).isEqualTo(7);
    assertThat(TableSource.of(table()).forEachBatch((batch, firstRow) -> {})).isZero();
  }

  @Test
  void headEndsEarly() {
    TableSource source = TableSource.of(TABLE);
    assertThat(batches(source.head(4), 3)).containsExactly("0: 3 from 0.0", "3: 1 from 3.0");
    assertThat(batches(source.head(6), 3)).containsExactly("0: 3 from 0.0", "3: 3 from 3.0");
    assertThat(source.head(4).rows()).hasValue(4);
    assertThat(source.head(40).rows()).hasValue(7);
    assertThat(source.head(4).schema()).isEqualTo(source.schema());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> source.head(0))
        .withMessage("the first rows must be at least 1, got 0");
  }

  @Test
  void firstBatchNeedsARow() {
    assertThat(TableSource.of(TABLE).firstBatch(2).rows()).isEqualTo(2);
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> TableSource.of(table()).firstBatch(2))
        .withMessage("numbers: expected at least 1 row, got none");
  }

  @Test
  void columnsAreSummarized() {
    ColumnSummary numbers = new NumericColumn("x", new double[] {1, Double.NaN, 5}).summary();
    assertThat(numbers.numbers()).contains(new ColumnSummary.NumericRange(1, 5, 3));
    assertThat(numbers.missing()).isEqualTo(1);
    assertThat(new NumericColumn("x", new double[] {Double.NaN}).summary().numbers()).isEmpty();
    assertThat(CategoricalColumn.of("x", List.of("a", "b", "", "b")).summary().levels())
        .containsExactly(
            new ColumnSummary.LevelCount("b", 2), new ColumnSummary.LevelCount("a", 1));
    long[] times = {2000, TimestampColumn.MISSING, 1000};
    assertThat(new TimestampColumn("t", times).summary().times())
        .contains(
            new ColumnSummary.TimeRange(
                java.time.Instant.ofEpochMilli(1000), java.time.Instant.ofEpochMilli(2000)));
  }
}
