package io.hourglass.detect.rows;

import io.hourglass.codec.Codec;
import io.hourglass.codec.PlacedColumn;
import io.hourglass.codec.Rows;
import io.hourglass.data.Column;
import io.hourglass.data.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** The cells of a row as they came. */
@FunctionalInterface
public interface Cells {
  /** Digits that a number keeps as features. */
  int DIGITS = 6;

  /** The value of a column, null where missing. */
  @Nullable Object value(String column);

  /** The cells of a table's row. */
  static Cells of(Table table, int row) {
    return column -> table.column(column).value(row);
  }

  /** The cells that an encoded row stands for, the nearest there are. */
  static Cells decoded(Codec codec, Rows row) {
    return name ->
        codec.placedColumns().stream()
            .filter(placed -> placed.column().codec().column().equals(name))
            .map(placed -> decoded(placed, row).value(0))
            .map(value -> value instanceof Double number ? rounded(number) : value)
            .findFirst()
            .orElse(null);
  }

  /** A number without what its features have rounded. */
  private static Object rounded(double number) {
    return new BigDecimal(number).round(new MathContext(DIGITS)).doubleValue();
  }

  private static Column decoded(PlacedColumn placed, Rows row) {
    return placed.column().codec().decode(row, placed.feature());
  }
}
