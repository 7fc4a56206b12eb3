package io.hourglass.likelihood;

import java.util.Arrays;

/**
 * The network of an {@link AutoregressiveBernoulli} over one image: {@code v . relu(b + W n)} at
 * every pixel. Products are added one by one, in the order of the weights, so that a pixel has the
 * same bits whether it is computed alone or with all others.
 */
final class PrecedingPixels {
  private final int rowLength;
  private final int reach;
  private final int units;
  private final float[] weights;
  private final int length;

  /** Distance of the rows of the plane, with a margin of {@code reach} on either side. */
  private final int stride;

  /** The image between margins of zeros. */
  private final float[] plane;

  /** Offset of every preceding pixel from its pixel. */
  private final int[] offsets;

  /** The units of one pixel. */
  private final float[] hidden;

  /**
   * Prepares an image.
   *
   * @param weights of every preceding pixel's units, then biases, then the output weights
   * @param x pixels, NaN for missing
   */
  PrecedingPixels(AutoregressiveBernoulli likelihood, float[] weights, float[] x) {
    this.rowLength = likelihood.rowLength();
    this.reach = likelihood.reach();
    this.units = likelihood.units();
    this.weights = weights;
    this.length = x.length;
    this.stride = rowLength + 2 * reach;
    int rows = (length + rowLength - 1) / rowLength;
    this.plane = new float[(rows + reach) * stride];
    this.hidden = new float[units];
    this.offsets = new int[likelihood.precedingPixels()];
    Arrays.setAll(
        offsets, tap -> likelihood.columnOffset(tap) - likelihood.rowsAbove(tap) * stride);
    for (int i = 0; i < length; i++) {
      set(i, Float.isNaN(x[i]) ? 0 : x[i]);
    }
  }

  private int place(int pixel) {
    return (pixel / rowLength + reach) * stride + pixel % rowLength + reach;
  }

  /** Changes a pixel. */
  void set(int pixel, float value) {
    plane[place(pixel)] = value;
  }

  /** The network's output at one pixel. */
  float at(int pixel) {
    int place = place(pixel);
    System.arraycopy(weights, offsets.length * units, hidden, 0, units);
    for (int tap = 0; tap < offsets.length; tap++) {
      addPreceding(tap, plane[place + offsets[tap]]);
    }
    return output();
  }

  private float output() {
    float sum = 0;
    for (int unit = 0; unit < units; unit++) {
      sum += weights[(offsets.length + 1) * units + unit] * Math.max(hidden[unit], 0f);
    }
    return sum;
  }

  private void addPreceding(int tap, float value) {
    for (int unit = 0; unit < units; unit++) {
      hidden[unit] += weights[tap * units + unit] * value;
    }
  }

  /** The network's output at all pixels. */
  float[] all() {
    int first = reach * stride + reach;
    float[] sums = sums(first, length == 0 ? 0 : place(length - 1) - first + 1);
    float[] all = new float[length];
    for (int i = 0; i < length; i++) {
      all[i] = sums[place(i) - first];
    }
    return all;
  }

  /** The outputs at so many places of the plane, margins among them. */
  private float[] sums(int first, int count) {
    float[] sums = new float[count];
    float[] own = new float[count];
    for (int unit = 0; unit < units; unit++) {
      fillUnit(own, unit, first);
      addPositive(sums, weights[(offsets.length + 1) * units + unit], own);
    }
    return sums;
  }

  private void fillUnit(float[] own, int unit, int first) {
    Arrays.fill(own, weights[offsets.length * units + unit]);
    for (int tap = 0; tap < offsets.length; tap++) {
      addProducts(own, weights[tap * units + unit], first + offsets[tap]);
    }
  }

  private void addProducts(float[] sums, float weight, int from) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += weight * plane[from + i];
    }
  }

  private static void addPositive(float[] sums, float weight, float[] values) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += weight * Math.max(values[i], 0f);
    }
  }
}
