package io.hourglass.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hourglass.testing.Models;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TableTest {
  private final Table table = Models.mixed(20, 1);

  @Test
  void everyKindOfColumnSelectsAndRenames() {
    List<Column> columns = new ArrayList<>(table.columns());
    columns.add(Models.pictures(20, 2, 3, 1).column("picture"));
    int[] rows = {19, 3, 3};
    for (Column column : columns) {
      Column selected = column.select(rows).renamed("other");
      assertThat(selected.field()).isEqualTo(new Field("other", column.type()));
      assertThat(selected.rows()).isEqualTo(3);
      for (int i = 0; i < rows.length; i++) {
        assertThat(selected.value(i)).isEqualTo(column.value(rows[i]));
        assertThat(selected.isMissing(i)).isEqualTo(column.isMissing(rows[i]));
      }
    }
  }

  @Test
  void cellsAreKnownAsMissing() {
    Column age = table.column("age");
    assertThat(age.isMissing(3)).isTrue();
    assertThat(age.value(3)).isEqualTo("");
    assertThat(age.missing()).isEqualTo(3);
    TimestampColumn moments = new TimestampColumn("at", new long[] {0, TimestampColumn.MISSING});
    assertThat(moments.value(0)).isEqualTo(Instant.EPOCH);
    assertThat(moments.isMissing(1)).isTrue();
  }

  @Test
  void sourceYieldsAllRowsInOrderAsOftenAsWanted() {
    TableSource source = TableSource.of(table);
    for (int time = 0; time < 2; time++) {
      List<Object> seen = new ArrayList<>();
      try (TableSource.Cursor cursor = source.open(7)) {
        for (Optional<Table> next = cursor.next(); next.isPresent(); next = cursor.next()) {
          Column column = next.get().column("amount");
          for (int row = 0; row < column.rows(); row++) {
            seen.add(column.value(row));
          }
        }
      }
      assertThat(seen).hasSize(20).element(19).isEqualTo(table.column("amount").value(19));
    }
    assertThat(source.rows()).hasValue(20);
  }

  @Test
  void readsAsASchema() {
    assertThat(table.schema())
        .hasToString("amount numeric, age numeric, country categorical, at timestamp");
    assertThat(Models.pictures(1, 28, 27, 0).schema()).hasToString("picture image 28x27x1");
  }

  static List<Arguments> refusals() {
    NumericColumn two = new NumericColumn("x", new double[2]);
    NumericColumn three = new NumericColumn("y", new double[3]);
    ColumnType.Image type = new ColumnType.Image(2, 2, 1);
    return List.of(
        refusal(() -> new Table("t", List.of()), "a schema must have at least 1 column, got none"),
        refusal(
            () -> new Table("t", List.of(two, two)),
            "column names must be distinct, got \"x\" twice"),
        refusal(
            () -> new Table("t", List.of(two, three)),
            "columns of a table must have as many rows each, got 2 in \"x\" and 3 in \"y\""),
        refusal(
            () -> new Field(" ", new ColumnType.Numeric()),
            "a column's name must not be blank, got \" \""),
        refusal(
            () -> new ImageColumn("p", type, new byte[][] {new byte[4], new byte[3]}),
            "image 2 of column \"p\" must have 4 bytes (image 2x2x1), got 3"),
        refusal(
            () -> new CategoricalColumn("c", List.of("a"), new int[] {0, -1, 1}),
            "indices of column \"c\" must be -1 to 0, got 1"),
        refusal(
            () -> TableSource.of(new Table("t", List.of(two))).open(0),
            "batchRows must be at least 1, got 0"));
  }

  private static Arguments refusal(ThrowingCallable call, String message) {
    return Arguments.of(call, message);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusesBadArguments(ThrowingCallable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
  }

  @Test
  void saysWhichColumnsThereAre() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> table.column("colour"))
        .withMessage(
            "mixed, column \"colour\": no such column; there are [amount, age, country, at]");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> table.without(table.schema().names()))
        .withMessage("mixed: no column is left after dropping [amount, age, country, at]");
  }
}
