package io.hourglass.layer.kernel;

/**
 * The affine map of rows, {@code out[r][o] = bias[o] + sum_i in[r][i] * kernel[i][o]}, with its
 * weights laid out for speed. Immutable and thread-safe.
 *
 * <p>Products are added one by one in the order of the inputs, never fused. Inputs that are 0 may
 * be skipped, which changes nothing: sums start at +0 or another number that is not -0, so adding a
 * zero of either sign leaves them as they are. A row's result thus does not depend on the rows
 * beside it, on the machine, or on how the loops are compiled.
 */
public final class Affine {
  /** Rows per task: enough to amortize its overhead, few enough for the cache. */
  public static final int BLOCK_ROWS = 16;

  /** Inputs that one pass over the sums takes in: more, and Java 17 leaves the loop scalar. */
  private static final int PASS = 4;

  /** Number of outputs from which finding zero inputs is faster than a pass over the outputs. */
  private static final int WIDE = 256;

  // An array for each input: Java vectorizes loops over whole arrays, not over parts of one whose
  // overlap with the sums it would have to rule out.
  private final float[][] rows;
  private final float[] bias;

  private Affine(float[][] rows, float[] bias) {
    this.rows = rows;
    this.bias = bias;
  }

  /**
   * Copies weights.
   *
   * @param kernel {@code inputs x outputs}, row-major as in TensorFlow, finite
   * @param bias one for each output, finite
   * @throws IllegalArgumentException if the kernel is not a whole number of rows of outputs
   */
  public static Affine of(float[] kernel, float[] bias) {
    int outputs = bias.length;
    if (outputs == 0 || kernel.length == 0 || kernel.length % outputs != 0) {
      throw new IllegalArgumentException(
          "a kernel for %d outputs must have a positive multiple of %d weights, got %d"
              .formatted(outputs, outputs, kernel.length));
    }
    float[][] rows = new float[kernel.length / outputs][outputs];
    for (int input = 0; input < rows.length; input++) {
      System.arraycopy(kernel, input * outputs, rows[input], 0, outputs);
    }
    float[] start = bias.clone();
    for (int output = 0; output < outputs; output++) {
      start[output] += 0f; // -0 becomes +0
    }
    return new Affine(rows, start);
  }

  /** Width of the rows taken in. */
  public int inputs() {
    return rows.length;
  }

  /** Width of the rows given out. */
  public int outputs() {
    return bias.length;
  }

  /**
   * Maps rows that lie side by side from index 0.
   *
   * @param in at least {@code count * inputs} values
   * @param count how many rows
   * @param out at least {@code count * outputs} values, overwritten
   */
  public void apply(float[] in, int count, float[] out) {
    int outputs = bias.length;
    float[] sums = new float[outputs];
    int[] nonzero = nonzero();
    for (int row = 0; row < count; row++) {
      map(in, row * rows.length, nonzero, sums);
      System.arraycopy(sums, 0, out, row * outputs, outputs);
    }
  }

  /**
   * Maps one row: less is copied where there are many outputs.
   *
   * @param in values
   * @param from where the row begins
   * @param out exactly as many values as there are outputs, overwritten
   */
  public void applyToRow(float[] in, int from, float[] out) {
    if (out.length != bias.length) {
      throw new IllegalArgumentException(
          "there must be room for %d outputs, got %d".formatted(bias.length, out.length));
    }
    map(in, from, nonzero(), out);
  }

  private int[] nonzero() {
    return new int[bias.length < WIDE ? 0 : rows.length];
  }

  private void map(float[] in, int from, int[] nonzero, float[] sums) {
    System.arraycopy(bias, 0, sums, 0, sums.length);
    if (sums.length < WIDE) {
      addNarrow(in, from, sums);
    } else {
      addWide(in, from, nonzero, sums);
    }
  }

  /** Skips whole passes of zeros: with few outputs, skipping single inputs is slower. */
  private void addNarrow(float[] in, int from, float[] sums) {
    int input = 0;
    for (; input <= rows.length - PASS; input += PASS) {
      float w = in[from + input];
      float x = in[from + input + 1];
      float y = in[from + input + 2];
      float z = in[from + input + 3];
      if (w != 0f || x != 0f || y != 0f || z != 0f) {
        float[] a = rows[input];
        float[] b = rows[input + 1];
        float[] c = rows[input + 2];
        float[] d = rows[input + 3];
        for (int i = 0; i < sums.length; i++) {
          sums[i] = sums[i] + w * a[i] + x * b[i] + y * c[i] + z * d[i];
        }
      }
    }
    for (; input < rows.length; input++) {
      addOne(in[from + input], rows[input], sums);
    }
  }

  /** Skips single zeros: half of all inputs after a relu. */
  private void addWide(float[] in, int from, int[] nonzero, float[] sums) {
    int used = 0;
    for (int input = 0; input < rows.length; input++) {
      if (in[from + input] != 0f) {
        nonzero[used++] = input;
      }
    }
    int at = 0;
    for (; at <= used - PASS; at += PASS) {
      addFour(in, from, nonzero, at, sums);
    }
    for (; at < used; at++) {
      addOne(in[from + nonzero[at]], rows[nonzero[at]], sums);
    }
  }

  private void addFour(float[] in, int from, int[] inputs, int at, float[] sums) {
    float[] a = rows[inputs[at]];
    float[] b = rows[inputs[at + 1]];
    float[] c = rows[inputs[at + 2]];
    float[] d = rows[inputs[at + 3]];
    float w = in[from + inputs[at]];
    float x = in[from + inputs[at + 1]];
    float y = in[from + inputs[at + 2]];
    float z = in[from + inputs[at + 3]];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = sums[i] + w * a[i] + x * b[i] + y * c[i] + z * d[i];
    }
  }

  private static void addOne(float x, float[] weights, float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] = sums[i] + x * weights[i];
    }
  }
}
