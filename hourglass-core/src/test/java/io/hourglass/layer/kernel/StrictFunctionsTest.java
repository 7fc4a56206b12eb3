package io.hourglass.layer.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class StrictFunctionsTest {
  /** A function of floats. */
  private interface FloatFunction {
    float of(float x);
  }

  /** The worst relative error over floats from all of the range, small and large alike. */
  private static double worst(
      FloatFunction function, DoubleUnaryOperator exact, float from, float to) {
    double worst = 0;
    for (int step = 0; step <= 200_000; step++) {
      worst = Math.max(worst, error(function, exact, from + (to - from) * step / 200_000f));
    }
    for (float x = Float.MIN_NORMAL; x < Math.max(-from, to); x *= 1.003f) {
      worst = x < to ? Math.max(worst, error(function, exact, x)) : worst;
      worst = -x > from ? Math.max(worst, error(function, exact, -x)) : worst;
    }
    return worst;
  }

  private static double error(FloatFunction function, DoubleUnaryOperator exact, float x) {
    double expected = exact.applyAsDouble(x);
    return Math.abs(function.of(x) - expected) / Math.max(Math.abs(expected), Float.MIN_NORMAL);
  }

  @Test
  void expIsExactToTheLastBits() {
    assertThat(worst(StrictFunctions::exp, Math::exp, -110, 88.7f)).isLessThan(2e-7);
  }

  @Test
  void tanhIsExactToTheLastBits() {
    assertThat(worst(StrictFunctions::tanh, Math::tanh, -20, 20)).isLessThan(4e-7);
  }

  @Test
  void sigmoidIsExactToTheLastBitsAlsoWhereItIsSmall() {
    assertThat(worst(StrictFunctions::sigmoid, x -> 1 / (1 + Math.exp(-x)), -87, 200))
        .isLessThan(3e-7);
  }

  @Test
  void softplusIsExactToTheLastBitsAlsoWhereItIsSmall() {
    DoubleUnaryOperator exact = x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    assertThat(worst(StrictFunctions::softplus, exact, -87, 200)).isLessThan(4e-7);
  }

  @Test
  void expm1IsExactToTheLastBitsUpToZero() {
    assertThat(worst(StrictFunctions::expm1, Math::expm1, -110, -Float.MIN_NORMAL))
        .isLessThan(5e-7);
  }

  @Test
  void log1pIsExactToTheLastBitsFromZeroToOne() {
    assertThat(worst(StrictFunctions::log1p, Math::log1p, Float.MIN_NORMAL, 1)).isLessThan(3e-7);
  }

  @Test
  void logIsTheNearestFloat() {
    assertThat(StrictFunctions.log(10)).isEqualTo((float) Math.log(10));
    assertThat(StrictFunctions.log(0)).isEqualTo(Float.NEGATIVE_INFINITY);
  }

  @Test
  void subnormalResultsAreGradual() {
    for (float x = -103.9f; x < -87; x += 0.01f) {
      assertThat((double) StrictFunctions.exp(x))
          .isCloseTo(Math.exp(x), within(2.0 * Float.MIN_VALUE));
    }
  }

  @Test
  void infinityGoesToTheLimit() {
    float infinity = Float.POSITIVE_INFINITY;
    assertThat(StrictFunctions.exp(infinity)).isEqualTo(infinity);
    assertThat(StrictFunctions.exp(-infinity)).isZero();
    assertThat(StrictFunctions.tanh(infinity)).isEqualTo(1f);
    assertThat(StrictFunctions.tanh(-infinity)).isEqualTo(-1f);
    assertThat(StrictFunctions.sigmoid(infinity)).isEqualTo(1f);
    assertThat(StrictFunctions.sigmoid(-infinity)).isZero();
    assertThat(StrictFunctions.softplus(infinity)).isEqualTo(infinity);
    assertThat(StrictFunctions.softplus(-infinity)).isZero();
    assertThat(StrictFunctions.expm1(-infinity)).isEqualTo(-1f);
  }

  @Test
  void zeroIsExact() {
    assertThat(StrictFunctions.exp(0)).isEqualTo(1f);
    assertThat(StrictFunctions.exp(-0f)).isEqualTo(1f);
    assertThat(StrictFunctions.exp(Float.MIN_VALUE)).isEqualTo(1f);
    assertThat(StrictFunctions.sigmoid(0)).isEqualTo(0.5f);
    assertThat(Float.floatToIntBits(StrictFunctions.tanh(-0f)))
        .isEqualTo(Float.floatToIntBits(-0f));
    assertThat(StrictFunctions.tanh(0)).isZero();
  }

  @Test
  void notANumberStaysSo() {
    assertThat(StrictFunctions.exp(Float.NaN)).isNaN();
    assertThat(StrictFunctions.tanh(Float.NaN)).isNaN();
    assertThat(StrictFunctions.sigmoid(Float.NaN)).isNaN();
    assertThat(StrictFunctions.softplus(Float.NaN)).isNaN();
    assertThat(StrictFunctions.expm1(Float.NaN)).isNaN();
    assertThat(StrictFunctions.log(Float.NaN)).isNaN();
  }

  @Test
  void tanhNeverLeavesItsRange() {
    for (float x = -12; x <= 12; x += 1e-4f) {
      assertThat(Math.abs(StrictFunctions.tanh(x))).isLessThanOrEqualTo(1f);
    }
  }
}
