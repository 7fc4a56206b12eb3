package io.hourglass.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hourglass.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellReaderTest {
  private static final ColumnType NUMERIC = new ColumnType.Numeric();
  private static final ColumnType CATEGORICAL = new ColumnType.Categorical();
  private static final ColumnType TIMESTAMP = new ColumnType.Timestamp();

  private static CellReader reader(ColumnType type, CellFormat format, String... missing) {
    return new CellReader(type, format, MissingMarkers.of(List.of(missing)), List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.234,56     | 1.234,56    | 1234.56",
        "1.234,56     | 12,5        | 12.5",
        "1.234,56     | -1.234.567  | -1234567",
        "1,234.56     | 2,009.79    | 2009.79",
        "1 234,56     | 1\u00a0234,5 | 1234.5",
        "1'234.56     | 1\u2019234.5 | 1234.5",
        "1,234.56 $   | $1,234.50   | 1234.5",
        "1,234.56 $   | -$1,234.50  | -1234.5",
        "1,234.56 $   | ($3.50)     | -3.5",
        "1234.56 %    | 12.5 %      | 12.5",
        "1,234.56     | 5.00-       | -5",
        "1234,56      | 1,5e3       | 1500",
      })
  void readsNumbersOfAFormat(String format, String text, double number) {
    assertThat(reader(NUMERIC, NumberFormat.parse(format)).number(unescaped(text)))
        .isEqualTo(number);
  }

  private static String unescaped(String text) {
    return text.replace("\\u00a0", "\u00a0").replace("\\u2019", "\u2019");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.234,56   | 1.5      | a number written like 1.234,56",
        "1234.56    | 12,5     | a number",
        "1,234.56   | 12,34    | a number written like 1,234.56",
        "1,234.56   | 01,234   | a number written like 1,234.56",
        "1234.56 %  | 12.5     | a number written like 1234.56 %",
        "1,234.56 $ | 5 EUR    | a number written like 1,234.56 $",
        "1234.56    | 0x1F     | a number",
        "1234.56    | 1_000    | a number",
        "1234.56    | 1d       | a number",
      })
  void refusesNumbersOfAnotherFormat(String format, String text, String expected) {
    CellReader reader = reader(NUMERIC, NumberFormat.parse(format));
    assertThatExceptionOfType(CellException.class)
        .isThrownBy(() -> reader.number(text))
        .withMessage("expected %s, got \"%s\"".formatted(expected, text));
  }

  @ParameterizedTest
  @CsvSource({
    "yyyy-mm-dd, 2026-11-23, 2026-11-23T00:00:00Z",
    "yyyy-mm-dd, 2026/11/23 06:15, 2026-11-23T06:15:00Z",
    "yyyy-mm-dd, 2026-11-23T06:15:00.5+01:00, 2026-11-23T05:15:00.500Z",
    "yyyy-mm-dd, 2026-11-23 06:15:00 UTC, 2026-11-23T06:15:00Z",
    "yyyy-mm-dd, 2026-1-2 6:05 PM, 2026-01-02T18:05:00Z",
    "yyyy-mm-dd, 23-Nov-2026, 2026-11-23T00:00:00Z",
    "yyyy-mm-dd, 2026-11-23 24:00:00, 2026-11-24T00:00:00Z",
    "dd/mm/yyyy, 03/04/2026, 2026-04-03T00:00:00Z",
    "dd/mm/yyyy, 03.04.26 12:30 AM, 2026-04-03T00:30:00Z",
    "dd/mm/yyyy, 2026-04-03, 2026-04-03T00:00:00Z",
    "mm/dd/yyyy, 03/04/2026, 2026-03-04T00:00:00Z",
    "yyyymmdd, 20261123, 2026-11-23T00:00:00Z",
    "epoch-seconds, 1709280000, 2024-03-01T08:00:00Z",
    "dd/mm/yyyy Europe/Berlin, 01/07/2026 12:00, 2026-07-01T10:00:00Z",
  })
  void readsMomentsOfAFormat(String format, String text, Instant moment) {
    CellReader reader = reader(TIMESTAMP, MomentFormat.parse(format));
    assertThat(Instant.ofEpochMilli(reader.millis(text))).isEqualTo(moment);
  }

  @ParameterizedTest
  @CsvSource({
    "yyyy-mm-dd, 03/04/2026",
    "yyyy-mm-dd, 2026-02-30",
    "yyyy-mm-dd, 2026-11-23 25:00",
    "yyyy-mm-dd, 20261123",
    "yyyy-mm-dd, soon",
    "mm/dd/yyyy, 13/04/2026",
    "dd/mm/yyyy, 1/2",
  })
  void refusesMomentsOfAnotherFormat(String format, String text) {
    CellReader reader = reader(TIMESTAMP, MomentFormat.parse(format));
    assertThatExceptionOfType(CellException.class).isThrownBy(() -> reader.millis(text));
  }

  @Test
  void markersAreTextsAndTheNumbersThatTheyAre() {
    CellReader numbers = reader(NUMERIC, NumberFormat.PLAIN, "-999", "gone");
    for (Object missing : new Object[] {"-999", "-999.0", -999, -999.0, "gone", "NA", "?", ""}) {
      assertThat(numbers.number(missing)).as("%s", missing).isNaN();
    }
    assertThat(numbers.number("999")).isEqualTo(999);
    CellReader names = reader(CATEGORICAL, NumberFormat.PLAIN, "-999", "gone");
    assertThat(names.category(-999)).isEmpty();
    assertThat(names.category("gone")).isEmpty();
    assertThat(names.category("NA")).isEqualTo("NA");
  }

  @Test
  void aNumberIsTheLevelWithItsTextOrItsValue() {
    List<String> levels = List.of("007", "1", "1.50", "x");
    assertThat(LevelMatch.of(levels, 7)).isZero();
    assertThat(LevelMatch.of(levels, "7")).isEqualTo(-1);
    assertThat(LevelMatch.of(levels, "007")).isZero();
    assertThat(LevelMatch.of(levels, 1.0)).isEqualTo(1);
    assertThat(LevelMatch.of(levels, "1.0")).isEqualTo(1);
    assertThat(LevelMatch.of(levels, 1.5)).isEqualTo(2);
    assertThat(LevelMatch.of(levels, true)).isEqualTo(-1);
    assertThat(LevelMatch.of(List.of("07", "007"), 7)).isEqualTo(-1);
  }

  @Test
  void aDateIsTheLevelWithItsTextOrItsMoment() {
    List<String> levels = List.of("2024/01/01", "2024-01-02", "never");
    assertThat(LevelMatch.of(levels, LocalDate.of(2024, 1, 2))).isEqualTo(1);
    assertThat(LevelMatch.of(levels, Instant.parse("2024-01-01T00:00:00Z"))).isZero();
    assertThat(LevelMatch.of(levels, LocalDate.of(2024, 1, 3))).isEqualTo(-1);
  }

  @Test
  void notationComesBackFromJson() {
    Notation notation =
        new Notation(
            MissingMarkers.of(List.of("-999", "n/a")),
            Map.of(
                "amount", NumberFormat.parse("1.234,56 €"), "at", MomentFormat.parse("dd/mm/yyyy")),
            Notation.HeaderRow.NO,
            ";");
    assertThat(Json.read(Json.write(notation), Notation.class, "reading.json")).isEqualTo(notation);
  }

  @Test
  void aTableOfRecordsIsReadAsARecordIs() {
    Reading reading =
        new Reading(
            new Schema(List.of(new Field("amount", NUMERIC), new Field("code", CATEGORICAL))),
            Notation.PLAIN.withMissing(MissingMarkers.of(List.of("-1"))));
    Table table =
        Table.of(reading, List.of(Map.of("amount", "2.5", "code", "007"), Map.of("amount", -1)));
    assertThat(table.column("amount").value(0)).isEqualTo(2.5);
    assertThat(table.column("amount").isMissing(1)).isTrue();
    assertThat(table.column("code").value(0)).isEqualTo("007");
  }

  @Test
  void refusesFormatsThatAreNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NumberFormat.parse("#,##0.00"))
        .withMessage(
            "a number format must say how 1234.56 is written, such as 1.234,56 or 1,234.56, got"
                + " \"#,##0.00\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MomentFormat.parse("%d/%m/%Y"))
        .withMessage(
            "a date format must be one of yyyy-mm-dd, dd/mm/yyyy, mm/dd/yyyy, yyyymmdd,"
                + " epoch-seconds, epoch-millis, got \"%d/%m/%Y\"");
  }
}
