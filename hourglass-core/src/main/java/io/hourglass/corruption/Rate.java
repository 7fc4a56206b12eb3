package io.hourglass.corruption;

/** Checks of rates. */
final class Rate {
  private Rate() {}

  static void check(double rate) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("rate must be in [0, 1), got " + rate);
    }
  }
}
