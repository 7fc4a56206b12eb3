package io.hourglass.setting;

import java.math.BigDecimal;

/** Numbers as people write them. */
public final class PlainNumber {
  private PlainNumber() {}

  /** {@code 0.0001} and not {@code 1.0E-4}, {@code 3} and not {@code 3.0}. */
  public static String of(double number) {
    return Double.isFinite(number)
        ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
        : Double.toString(number);
  }
}
