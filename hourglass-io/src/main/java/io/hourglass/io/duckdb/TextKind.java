package io.hourglass.io.duckdb;

import io.hourglass.data.NumberFormat;
import io.hourglass.json.Json;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the texts of a column are. */
enum TextKind {
  /** The cells. */
  PLAIN {
    @Override
    Object value(String text) {
      return text;
    }
  },
  /** Categories with blanks around them. */
  EXACT {
    @Override
    Object value(String text) {
      return text;
    }
  },
  /** Numbers of a typed column. */
  NUMBER {
    @Override
    @Nullable Object value(String text) {
      return text.isEmpty() ? null : number(text);
    }
  },
  /** JSON values of any kind. */
  JSON {
    @Override
    @Nullable Object value(String text) {
      return text.isEmpty() ? null : Json.scalar(text);
    }
  };

  private static Number number(String text) {
    double number = NumberFormat.PLAIN.number(text).orElse(Double.NaN);
    boolean isWhole = number == Math.rint(number) && Math.abs(number) >= 0x1p53;
    return isWhole ? new BigDecimal(text) : (Number) number;
  }

  /** The plain value that a text stands for. */
  abstract @Nullable Object value(String text);
}
