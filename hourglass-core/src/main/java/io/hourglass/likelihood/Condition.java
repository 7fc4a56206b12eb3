package io.hourglass.likelihood;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Features that are not explained but given: the column is a condition. Encoder and decoder see it,
 * and the model is of the other columns given this one (Sohn, Lee and Yan 2015).
 */
public record Condition() implements Likelihood {
  @Override
  public boolean isCondition() {
    return true;
  }

  @Override
  public boolean supports(Features features) {
    return true;
  }

  @Override
  public Support support() {
    return Support.NONE;
  }

  @Override
  public int parameters(int width) {
    return 0;
  }

  @Override
  public boolean isPerFeature() {
    return false;
  }

  @Override
  public double nats(float[] features, int from, float[] outputs, int at, int width) {
    return 0;
  }

  /** Nothing is expected: missing. */
  @Override
  public void mean(float[] outputs, int at, float[] expected, int from, int width) {
    Arrays.fill(expected, from, from + width, Float.NaN);
  }

  @Override
  public float[] sample(float[] outputs, int at, int width, SplittableRandom random) {
    float[] sampled = new float[width];
    mean(outputs, at, sampled, 0, width);
    return sampled;
  }
}
