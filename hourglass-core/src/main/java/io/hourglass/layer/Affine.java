package io.hourglass.layer;

/**
 * The affine map of rows, {@code out[r][o] = bias[o] + sum_i in[r][i] * kernel[i][o]}, with its
 * weights laid out for speed. Immutable and thread-safe.
 *
 * <p>Products are added one by one in the order of the inputs, never fused. Inputs that are 0 are
 * left out, which changes nothing: sums start at +0 or another number that is not -0, so adding a
 * zero of either sign leaves them as they are. A row's result thus does not depend on the rows
 * beside it, on the machine, or on how the loops are compiled.
 */
public final class Affine {
  /** How many rows to map at a time: enough to share weights, few enough for the cache. */
  public static final int BLOCK_ROWS = 32;

  /** Inputs that one pass over the sums takes in: more, and Java 17 leaves the loop scalar. */
  private static final int PASS = 4;

  /** From here on a loop over the outputs is long; it gets a copy of its own, and own profile. */
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
    Inputs inputs = new Inputs(new int[rows.length + PASS], new float[rows.length + PASS]);
    for (int row = 0; row < count; row++) {
      System.arraycopy(bias, 0, sums, 0, outputs);
      int used = inputs.gather(in, row * rows.length, rows.length);
      if (outputs < WIDE) {
        addAllNarrow(inputs, used, sums);
      } else {
        addAllWide(inputs, used, sums);
      }
      System.arraycopy(sums, 0, out, row * outputs, outputs);
    }
  }

  private void addAllNarrow(Inputs inputs, int used, float[] sums) {
    for (int at = 0; at < used; at += PASS) {
      addNarrow(inputs.indices, inputs.values, at, sums);
    }
  }

  private void addAllWide(Inputs inputs, int used, float[] sums) {
    for (int at = 0; at < used; at += PASS) {
      addWide(inputs.indices, inputs.values, at, sums);
    }
  }

  private void addNarrow(int[] indices, float[] values, int at, float[] sums) {
    float[] a = rows[indices[at]];
    float[] b = rows[indices[at + 1]];
    float[] c = rows[indices[at + 2]];
    float[] d = rows[indices[at + 3]];
    float x = values[at];
    float y = values[at + 1];
    float z = values[at + 2];
    float w = values[at + 3];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = sums[i] + x * a[i] + y * b[i] + z * c[i] + w * d[i];
    }
  }

  /** The same again: the compiler unrolls by how long a loop has been so far. */
  private void addWide(int[] indices, float[] values, int at, float[] sums) {
    float[] a = rows[indices[at]];
    float[] b = rows[indices[at + 1]];
    float[] c = rows[indices[at + 2]];
    float[] d = rows[indices[at + 3]];
    float x = values[at];
    float y = values[at + 1];
    float z = values[at + 2];
    float w = values[at + 3];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = sums[i] + x * a[i] + y * b[i] + z * c[i] + w * d[i];
    }
  }

  /** The inputs of a row that are not 0, in order. */
  private record Inputs(int[] indices, float[] values) {
    /** Fills in, then pads with zeros to a whole pass, and says how many were not 0. */
    int gather(float[] in, int from, int width) {
      int used = 0;
      for (int i = 0; i < width; i++) {
        float value = in[from + i];
        indices[used] = i;
        values[used] = value;
        int magnitude = Float.floatToRawIntBits(value) << 1;
        used +=
            (magnitude | -magnitude) >>> 31; // 1 unless value is 0 or -0; no branch to mispredict
      }
      for (int i = used; i < used + PASS; i++) {
        indices[i] = 0;
        values[i] = 0f;
      }
      return used;
    }
  }
}
