package io.hourglass.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableOfRecordsTest {
  private static final Instant MOMENT = Instant.parse("2026-11-23T05:15:00Z");

  private record Payment(double amount, DayOfWeek day, Optional<String> country, boolean first) {}

  private record Broken(int value) {
    @Override
    @SuppressWarnings("UnusedMethod") // called by reflection
    public int value() {
      throw new IllegalStateException("no value");
    }
  }

  private static Map<String, @Nullable Object> row(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> row = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      row.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return row;
  }

  private static List<Object> cells(Table table, String column) {
    return Arrays.asList(
        java.util.stream.IntStream.range(0, table.rows())
            .mapToObj(table.column(column)::value)
            .toArray());
  }

  @Test
  void infersTypesFromValues() {
    Table table =
        Table.of(
            List.of(
                row("n", null, "c", "NL", "t", MOMENT),
                row("n", 5, "c", "", "t", null),
                row("n", true, "c", "DE", "t", MOMENT)));
    assertThat(table.name()).isEqualTo("records");
    assertThat(table.column("n").type()).isEqualTo(new ColumnType.Numeric());
    assertThat(table.column("c").type()).isEqualTo(new ColumnType.Categorical());
    assertThat(table.column("t").type()).isEqualTo(new ColumnType.Timestamp());
    assertThat(cells(table, "n")).containsExactly("", 5.0, 1.0);
    assertThat(cells(table, "c")).containsExactly("NL", "", "DE");
    assertThat(cells(table, "t")).containsExactly(MOMENT, "", MOMENT);
  }

  @Test
  void textThatIsADateInEveryRowIsATimestamp() {
    Table table =
        Table.of(
            List.of(row("a", "2026-11-23 05:15:00", "b", "2026-11-23"), row("a", "", "b", "soon")));
    assertThat(cells(table, "a")).containsExactly(MOMENT, "");
    assertThat(cells(table, "b")).containsExactly("2026-11-23", "soon");
  }

  @Test
  void aColumnThatARecordLacksIsMissingThere() {
    Table table = Table.of(List.of(Map.of("a", 1), Map.of("b", "x"), Map.of("a", 2, "b", "y")));
    assertThat(cells(table, "a")).containsExactly(1.0, "", 2.0);
    assertThat(cells(table, "b")).containsExactly("", "x", "y");
  }

  @Test
  void aColumnWithoutValuesIsNumeric() {
    Table table = Table.of(List.of(row("a", null), row("a", "")));
    assertThat(table.schema()).hasToString("a numeric");
    assertThat(table.column("a").missing()).isEqualTo(2);
  }

  @Test
  void componentsOfJavaRecordsAreColumns() {
    Table table =
        Table.ofRecords(
            List.of(
                new Payment(9.5, DayOfWeek.MONDAY, Optional.of("NL"), true),
                new Payment(20, DayOfWeek.SUNDAY, Optional.empty(), false)));
    assertThat(table.schema())
        .hasToString("amount numeric, day categorical, country categorical, first numeric");
    assertThat(table.row(0))
        .containsExactly(
            Map.entry("amount", 9.5),
            Map.entry("day", "MONDAY"),
            Map.entry("country", "NL"),
            Map.entry("first", 1.0));
    assertThat(table.row(1)).containsEntry("country", "");
  }

  @Test
  void convertsToTheTypesOfASchema() {
    Schema schema =
        new Schema(
            List.of(
                new Field("code", new ColumnType.Categorical()),
                new Field("at", new ColumnType.Timestamp()),
                new Field("image", new ColumnType.Image(1, 2, 1))));
    byte[] image = {1, 2};
    Table table =
        Table.of(schema, List.of(row("code", 7, "at", "2026-11-23T05:15Z", "image", image)));
    image[0] = 9;
    assertThat(table.schema()).isEqualTo(schema);
    assertThat(cells(table, "code")).containsExactly("7");
    assertThat(cells(table, "at")).containsExactly(MOMENT);
    assertThat(cells(table, "image")).containsExactly(new byte[] {1, 2});
    assertThat(Table.of(schema, List.of()).rows()).isZero();
  }

  @Test
  void saysWhereAValueDoesNotSuit() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(
            () -> Table.of(List.of(row("amount", 5), row("amount", ""), row("amount", "n/a"))))
        .withMessage(
            "records, row 3, column \"amount\": expected a number as in the rows before, got \"n/a\"");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> Table.of(List.of(row("code", "A"), row("code", 5))))
        .withMessage(
            "records, row 2, column \"code\": expected text as in the rows before, got \"5\"");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> Table.of(List.of(row("tags", List.of("a")))))
        .withMessage("records, row 1, column \"tags\": expected a category, got \"[a]\"");
    Schema schema = new Schema(List.of(new Field("image", new ColumnType.Image(1, 2, 1))));
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> Table.of(schema, List.of(row("image", "x"))))
        .withMessage("records, row 1, column \"image\": expected 2 bytes (image 1x2x1)");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> Table.of(schema, List.of(row("image", new byte[2], "id", 1))))
        .withMessage("records, row 1: expected the columns [image], got also [id]");
  }

  @Test
  void saysThatThereIsNothing() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> Table.of(List.of()))
        .withMessage("records: expected at least 1 row and 1 column, got none");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> Table.of(List.of(Map.of())))
        .withMessage("records: expected at least 1 row and 1 column, got none");
  }

  @Test
  void saysWhichComponentCannotBeRead() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecordFields.of(new Broken(1)))
        .withMessage("component \"value\" of " + Broken.class.getName() + " cannot be read")
        .withRootCauseInstanceOf(IllegalStateException.class);
  }
}
