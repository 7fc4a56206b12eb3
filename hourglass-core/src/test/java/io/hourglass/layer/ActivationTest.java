package io.hourglass.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTest {
  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** As TensorFlow and Keras define them, in double precision. */
  private static double defined(Activation activation, double x) {
    return switch (activation) {
      case LINEAR -> x;
      case RELU -> Math.max(x, 0);
      case RELU6 -> Math.min(Math.max(x, 0), 6);
      case LEAKY_RELU -> x > 0 ? x : 0.2 * x;
      case ELU -> x > 0 ? x : Math.expm1(x);
      case SELU -> 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Math.expm1(x));
      case GELU -> x * sigmoid(2 * Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x));
      case SILU -> x * sigmoid(x);
      case MISH -> x * Math.tanh(Math.log1p(Math.exp(x)));
      case SOFTPLUS -> Math.log1p(Math.exp(x));
      case SOFTSIGN -> x / (1 + Math.abs(x));
      case TANH -> Math.tanh(x);
      case SIGMOID -> sigmoid(x);
      case HARD_SIGMOID -> Math.min(Math.max(x + 3, 0), 6) / 6;
      case EXPONENTIAL -> Math.exp(x);
    };
  }

  @ParameterizedTest
  @EnumSource
  void equalsItsDefinition(Activation activation) {
    float[] inputs = new float[20_001];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (i - 10_000) * 0.002f;
    }
    float[] values = inputs.clone();
    activation.apply(values, 0, values.length);
    double worst = 0; // error by what is allowed
    for (int i = 0; i < inputs.length; i++) {
      double expected = defined(activation, inputs[i]);
      // an argument rounded to a float moves exp(-a) by a times half a unit
      double relative = 1e-6 * (1 + Math.abs(inputs[i]) * (activation == Activation.GELU ? 20 : 0));
      double allowed = 1e-7 + relative * Math.abs(expected);
      worst = Math.max(worst, Math.abs(values[i] - expected) / allowed);
    }
    assertThat(worst).isLessThan(1);
  }

  @ParameterizedTest
  @EnumSource
  void changesNothingOutsideItsRange(Activation activation) {
    float[] values = {-1.5f, -1.5f, -1.5f, -1.5f};
    activation.apply(values, 1, 3);
    assertThat(values[0]).isEqualTo(-1.5f);
    assertThat(values[3]).isEqualTo(-1.5f);
    assertThat(values[1]).isEqualTo(values[2]);
  }

  @ParameterizedTest
  @EnumSource
  void notANumberStaysSo(Activation activation) {
    float[] values = {Float.NaN, 1};
    activation.apply(values, 0, 2);
    assertThat(values[0]).isNaN();
    assertThat(values[1]).isNotNaN();
  }

  @Test
  void smallResultsKeepTheirPrecision() {
    float[] values = {-1e-5f};
    Activation.ELU.apply(values, 0, 1);
    assertThat((double) values[0]).isCloseTo(Math.expm1(-1e-5f), within(1e-11));
    values[0] = -12;
    Activation.SILU.apply(values, 0, 1);
    assertThat((double) values[0]).isCloseTo(-12 * sigmoid(-12), within(1e-11));
  }
}
