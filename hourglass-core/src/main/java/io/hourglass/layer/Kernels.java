package io.hourglass.layer;

/** The inner loops of the forward pass. */
public final class Kernels {
  /** How many rows a caller should hand over at a time: few enough that they stay in the cache. */
  public static final int BLOCK_ROWS = 32;

  private Kernels() {}

  /**
   * The affine map {@code out[r][o] = bias[o] + sum_i in[r][i] * kernel[i][o]} of each row.
   *
   * <p>Products are added one by one in the order of the inputs, so a row's result does not depend
   * on the rows beside it. Arrays are row-major from index 0 and may be longer than needed, except
   * {@code kernel} and {@code bias}, whose lengths say how wide rows are.
   *
   * @param in {@code rows x inputs}
   * @param rows how many rows to map
   * @param kernel {@code inputs x outputs}, finite
   * @param bias {@code outputs}, finite
   * @param out {@code rows x outputs}, overwritten
   */
  public static void dense(float[] in, int rows, float[] kernel, float[] bias, float[] out) {
    int outputs = bias.length;
    int inputs = kernel.length / outputs;
    for (int row = 0; row < rows; row++) {
      for (int output = 0; output < outputs; output++) {
        // adding 0 turns a bias of -0 into +0; from there on, leaving out a zero changes nothing
        out[row * outputs + output] = bias[output] + 0f;
      }
      for (int input = 0; input < inputs; input++) {
        float value = in[row * inputs + input];
        for (int output = 0; output < outputs; output++) {
          out[row * outputs + output] += value * kernel[input * outputs + output];
        }
      }
    }
  }
}
