package io.hourglass.layer.kernel;

/** Adds products to many sums at once, in order. */
final class MultiplyAdd {
  /** Inputs taken in while they are in the cache. */
  static final int INPUTS = 8;

  private MultiplyAdd() {}

  /**
   * {@code sums[f][p] += inputs[i][p] * weights[f][from + i]}, for one input after the other.
   *
   * @param count of the inputs
   * @param from index of the first input's weight
   */
  static void add(float[][] inputs, int count, float[][] weights, int from, float[][] sums) {
    for (int filter = 0; filter < sums.length; filter++) {
      int i = 0;
      for (; i <= count - 4; i += 4) {
        addFour(sums[filter], inputs, i, weights[filter], from + i);
      }
      for (; i < count; i++) {
        addOne(sums[filter], inputs[i], weights[filter][from + i]);
      }
    }
  }

  private static void addFour(float[] sums, float[][] inputs, int i, float[] weights, int at) {
    float[] a = inputs[i];
    float[] b = inputs[i + 1];
    float[] c = inputs[i + 2];
    float[] d = inputs[i + 3];
    float w = weights[at];
    float x = weights[at + 1];
    float y = weights[at + 2];
    float z = weights[at + 3];
    for (int p = 0; p < sums.length; p++) {
      sums[p] = sums[p] + w * a[p] + x * b[p] + y * c[p] + z * d[p];
    }
  }

  private static void addOne(float[] sums, float[] input, float weight) {
    for (int p = 0; p < sums.length; p++) {
      sums[p] = sums[p] + weight * input[p];
    }
  }
}
