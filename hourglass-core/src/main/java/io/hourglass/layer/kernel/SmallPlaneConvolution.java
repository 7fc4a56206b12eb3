package io.hourglass.layer.kernel;

/**
 * The sums of a convolution or its transpose pixel by pixel, all filters side by side: for small
 * planes with many filters, where lines of positions are too short. Inputs that are 0 are skipped,
 * half of all after a relu; as in {@link Affine}, that changes nothing, and neither does the order,
 * tap by tap and channel by channel as in {@link Convolution}. Immutable and thread-safe.
 */
final class SmallPlaneConvolution {
  /** Inputs that one pass over the sums takes in: more, and Java 17 leaves the loop scalar. */
  private static final int PASS = 4;

  private final int channels;
  private final int[][] lines;
  private final int[][] places;
  private final int height;
  private final int width;

  /** Weights of all filters, by tap and channel. */
  private final float[][] weights;

  private final float[] bias;

  /**
   * Lays out weights.
   *
   * @param bias of every filter, none of them -0
   */
  SmallPlaneConvolution(
      Axis rows, Axis columns, Convolution.Kernel kernel, float[] weights, float[] bias) {
    this.channels = kernel.channels();
    this.lines = rows.places();
    this.places = columns.places();
    this.height = rows.input();
    this.width = columns.input();
    this.weights = new float[rows.taps() * columns.taps() * channels][kernel.filters()];
    for (int i = 0; i < this.weights.length; i++) {
      int from = i / channels * kernel.perTap() + i % channels * kernel.perChannel();
      for (int filter = 0; filter < kernel.filters(); filter++) {
        this.weights[i][filter] = weights[from + filter * kernel.perFilter()];
      }
    }
    this.bias = bias;
  }

  /** The sums for rows of the network, side by side. */
  void apply(float[] in, int count, float[] out) {
    Inputs inputs = new Inputs(new int[weights.length], new float[weights.length]);
    float[] sums = new float[bias.length];
    int to = 0;
    for (int line = 0; line < count * lines.length; line++) {
      int[] taken = lines[line % lines.length];
      int row = line / lines.length * height;
      for (int[] places : this.places) {
        int used = gather(in, row, taken, places, inputs);
        System.arraycopy(bias, 0, sums, 0, sums.length);
        add(inputs, used, sums);
        System.arraycopy(sums, 0, out, to, sums.length);
        to += sums.length;
      }
    }
  }

  /**
   * The inputs of one sum that are not 0.
   *
   * @param which of the weights each of them has
   * @param values their values
   */
  private record Inputs(int[] which, float[] values) {
    /** Takes a pixel in; without a branch, for what is 0 cannot be predicted. */
    int take(float[] in, int from, int to, int weight, int used) {
      int next = used;
      for (int at = from; at < to; at++) {
        which[next] = weight + at - from;
        values[next] = in[at];
        next += in[at] == 0f ? 0 : 1;
      }
      return next;
    }
  }

  private int gather(float[] in, int row, int[] taken, int[] places, Inputs inputs) {
    int used = 0;
    int weight = 0;
    for (int y : taken) {
      for (int x : places) {
        if (y >= 0 && x >= 0) {
          int from = ((row + y) * width + x) * channels;
          used = inputs.take(in, from, from + channels, weight, used);
        }
        weight += channels;
      }
    }
    return used;
  }

  private void add(Inputs inputs, int used, float[] sums) {
    int whole = used - used % PASS;
    for (int at = 0; at < whole; at += PASS) {
      addFour(inputs, at, sums);
    }
    for (int at = whole; at < used; at++) {
      float[] a = weights[inputs.which[at]];
      float w = inputs.values[at];
      for (int i = 0; i < sums.length; i++) {
        sums[i] = sums[i] + w * a[i];
      }
    }
  }

  private void addFour(Inputs inputs, int at, float[] sums) {
    float[] a = weights[inputs.which[at]];
    float[] b = weights[inputs.which[at + 1]];
    float[] c = weights[inputs.which[at + 2]];
    float[] d = weights[inputs.which[at + 3]];
    float w = inputs.values[at];
    float x = inputs.values[at + 1];
    float y = inputs.values[at + 2];
    float z = inputs.values[at + 3];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = sums[i] + w * a[i] + x * b[i] + y * c[i] + z * d[i];
    }
  }
}
