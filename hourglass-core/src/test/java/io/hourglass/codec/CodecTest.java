package io.hourglass.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.likelihood.Bernoulli;
import io.hourglass.testing.Models;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CodecTest {
  private final Table table = Models.mixed(30, 1);
  private final Codec codec = CodecFit.defaults().fit(TableSource.of(table)).codec();

  @Test
  void aRecordEncodesAsItsRowDoes() {
    Rows rows = codec.encode(table);
    for (int row = 0; row < table.rows(); row++) {
      Map<String, Object> record = new HashMap<>();
      for (Column column : table.columns()) {
        if (!column.isMissing(row)) {
          record.put(column.name(), column.value(row));
        }
      }
      assertThat(codec.encode(record))
          .containsExactly(
              Arrays.copyOfRange(rows.values(), row * rows.width(), (row + 1) * rows.width()));
    }
  }

  @Test
  void findsColumnsByNameInAnyOrderAndPassesOverOthers() {
    List<Column> shuffled = new ArrayList<>(table.columns());
    Collections.reverse(shuffled);
    shuffled.add(1, new NumericColumn("label", new double[30]));
    assertThat(codec.encode(new Table("t", shuffled)).values())
        .containsExactly(codec.encode(table).values());
  }

  @Test
  void decodesATableOfTheSameSchema() {
    Table decoded = codec.decode(codec.encode(table), "back");
    assertThat(decoded.schema()).isEqualTo(table.schema());
    assertThat(decoded.column("country").value(5)).isEqualTo(table.column("country").value(5));
  }

  @Test
  void takesNumbersForNamesAndEmptyColumnsForAny() {
    Codec names =
        CodecFit.defaults()
            .fit(TableSource.of(one(CategoricalColumn.of("x", List.of("1", "2", "2.5")))))
            .codec();
    NumericColumn numbers = new NumericColumn("x", new double[] {2.5, 1, Double.NaN});
    assertThat(names.decode(names.encode(one(numbers)), "t").column("x").value(0)).isEqualTo("2.5");
    Table empty =
        new Table(
            "empty",
            table.columns().stream()
                .<Column>map(c -> CategoricalColumn.of(c.name(), List.of("", "")))
                .toList());
    assertThat(codec.encode(empty).values()).containsOnly(Float.NaN);
  }

  private static Table one(Column column) {
    return new Table("one.csv", List.of(column));
  }

  @Test
  void saysWhichColumnsAreNotThere() {
    Table lacking = new Table("new.csv", table.without(List.of("age", "at")).columns());
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> codec.encode(lacking))
        .withMessage(
            "new.csv: expected the columns the model was trained on, but there is no [age, at];"
                + " got [amount, country]");
  }

  @Test
  void saysWhichCellIsOfAnotherType() {
    Codec numbers =
        CodecFit.defaults()
            .fit(TableSource.of(one(new NumericColumn("x", new double[] {1, 2}))))
            .codec();
    Table text = one(CategoricalColumn.of("x", List.of("3", "much")));
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> numbers.encode(text, 1000))
        .withMessage("one.csv, row 1002, column \"x\": expected a number, got \"much\"");
    Table infinite = one(new NumericColumn("x", new double[] {1, Double.NEGATIVE_INFINITY}));
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> numbers.encode(infinite, 10))
        .withMessage(
            "one.csv, row 12, column \"x\": expected a finite number, got -Infinity; name it"
                + " as missing (setting missing=-inf)");
  }

  @Test
  void saysWhichValueOfARecordIsWrong() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> codec.encode(Map.of("amount", "much")))
        .withMessage("record, column \"amount\": expected a number, got \"much\"");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> codec.encode(Map.of("amount", 1, "colour", "red")))
        .withMessage("record: expected the columns [amount, age, country, at], got also [colour]");
  }

  @Test
  void refusesNoBlocksTwoOfOneNameAndTooManyFeatures() {
    EncodedColumn block = codec.blocks().get(0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Codec(List.of()))
        .withMessage("a schema must have at least 1 column, got none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Codec(List.of(block, block)))
        .withMessage("column names must be distinct, got \"amount\" twice");
    List<EncodedColumn> huge =
        List.of("a", "b").stream()
            .map(name -> new EncodedColumn(new Pixels(name, 1 << 14, 1 << 14, 1), new Bernoulli()))
            .collect(Collectors.toList());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Codec(huge))
        .withMessage("a row must have at most 268435456 features, got 536870912");
  }

  @Test
  void refusesRowsThatAreNotWhole() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rows(new float[7], 3))
        .withMessage("values must be whole rows of 3, got 7");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rows(new float[7], 0))
        .withMessage("width must be at least 1, got 0");
  }
}
