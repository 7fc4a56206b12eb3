package io.hourglass.likelihood;

import io.hourglass.layer.kernel.StrictFunctions;
import java.util.SplittableRandom;

/**
 * One of several levels: cross-entropy. The outputs are unnormalized log probabilities, one a
 * level.
 *
 * <p>{@code -log p(x | z) = log sum_j exp(z_j) - sum_j x_j z_j}
 */
public record Categorical() implements Likelihood {
  @Override
  public boolean supports(Features features) {
    return features == Features.ONE_HOT;
  }

  @Override
  public Support support() {
    return Support.ONE_HOT;
  }

  @Override
  public int parameters(int width) {
    return width;
  }

  @Override
  public boolean isPerFeature() {
    return false;
  }

  @Override
  public double nats(float[] features, int from, float[] outputs, int at, int width) {
    if (Float.isNaN(features[from])) {
      return 0;
    }
    float largest = largest(outputs, at, width);
    double total = 0;
    double own = 0;
    for (int i = 0; i < width; i++) {
      float shifted = outputs[at + i] - largest;
      total += StrictFunctions.exp(shifted);
      own += features[from + i] * shifted;
    }
    return StrictMath.log(total) - own;
  }

  @Override
  public void mean(float[] outputs, int at, float[] expected, int from, int width) {
    float largest = largest(outputs, at, width);
    float total = 0;
    for (int i = 0; i < width; i++) {
      expected[from + i] = StrictFunctions.exp(outputs[at + i] - largest);
      total += expected[from + i];
    }
    divide(expected, from, width, total);
  }

  private static void divide(float[] values, int from, int width, float total) {
    for (int i = from; i < from + width; i++) {
      values[i] /= total;
    }
  }

  @Override
  public float[] sample(float[] outputs, int at, int width, SplittableRandom random) {
    float[] chances = new float[width];
    mean(outputs, at, chances, 0, width);
    float[] sampled = new float[width];
    sampled[RandomVariates.index(chances, 0, width, random)] = 1;
    return sampled;
  }

  private static float largest(float[] outputs, int at, int width) {
    float largest = outputs[at];
    for (int i = 1; i < width; i++) {
      largest = Math.max(largest, outputs[at + i]);
    }
    return largest;
  }
}
