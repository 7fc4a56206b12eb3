package io.hourglass.layer.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AffineTest {
  private static float[] random(SplittableRandom random, int length, double zeros) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      float zero = random.nextBoolean() ? 0f : -0f;
      values[i] = random.nextDouble() < zeros ? zero : (float) (2 * random.nextDouble() - 1);
    }
    return values;
  }

  /** The definition, with no input excluded. */
  private static float[] defined(float[] in, int from, float[] kernel, float[] bias) {
    float[] out = new float[bias.length];
    for (int o = 0; o < bias.length; o++) {
      float sum = bias[o] + 0f;
      for (int i = 0; i < kernel.length / bias.length; i++) {
        sum = sum + in[from + i] * kernel[i * bias.length + o];
      }
      out[o] = sum;
    }
    return out;
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,3", "5,7", "29,16", "64,32", "13,255", "14,256", "31,784", "784,64"})
  void equalsTheDefinitionToTheBit(int inputs, int outputs) {
    SplittableRandom random = new SplittableRandom(31L * inputs + outputs);
    float[] kernel = random(random, inputs * outputs, 0.1);
    float[] bias = random(random, outputs, 0.5);
    Affine affine = Affine.of(kernel, bias);
    int rows = 300; // enough for compiled code
    float[] in = random(random, rows * inputs, 0.5);
    float[] out = new float[rows * outputs];
    affine.apply(in, rows, out);
    float[] alone = new float[outputs];
    for (int row = 0; row < rows; row++) {
      float[] expected = defined(in, row * inputs, kernel, bias);
      affine.applyToRow(in, row * inputs, alone);
      assertThat(alone).isEqualTo(Arrays.copyOfRange(out, row * outputs, (row + 1) * outputs));
      for (int o = 0; o < outputs; o++) {
        assertThat(Float.floatToIntBits(out[row * outputs + o]))
            .isEqualTo(Float.floatToIntBits(expected[o]));
      }
    }
  }

  @Test
  void aRowNeedsItsOwnRoom() {
    Affine affine = Affine.of(new float[] {-1, 1}, new float[2]);
    assertThatThrownBy(() -> affine.applyToRow(new float[1], 0, new float[3]))
        .hasMessage("there must be room for 2 outputs, got 3");
  }

  @Test
  void aRowOfZerosGivesTheBiasWithoutNegativeZeros() {
    float[] out = new float[2];
    Affine.of(new float[] {-1, 1}, new float[] {-0f, 3}).apply(new float[] {0}, 1, out);
    assertThat(out).containsExactly(0f, 3f);
    assertThat(Float.floatToIntBits(out[0])).isZero();
  }

  @Test
  void infinityAndNotANumberComeThrough() {
    float[] out = new float[6];
    Affine affine = Affine.of(new float[] {1, -1, 2, 2}, new float[] {0, 0});
    float infinity = Float.POSITIVE_INFINITY;
    affine.apply(new float[] {infinity, 0, Float.NaN, 1, infinity, -infinity}, 3, out);
    assertThat(out)
        .containsExactly(infinity, -infinity, Float.NaN, Float.NaN, Float.NaN, -infinity);
  }

  @Test
  void laterChangesToTheArraysDoNotMatter() {
    float[] kernel = {2};
    float[] bias = {1};
    Affine affine = Affine.of(kernel, bias);
    kernel[0] = 0;
    bias[0] = 0;
    float[] out = new float[1];
    affine.apply(new float[] {3}, 1, out);
    assertThat(out).containsExactly(7f);
  }

  @Test
  void refusesAKernelThatDoesNotFit() {
    assertThatThrownBy(() -> Affine.of(new float[5], new float[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a kernel for 2 outputs must have a positive multiple of 2 weights, got 5");
  }
}
