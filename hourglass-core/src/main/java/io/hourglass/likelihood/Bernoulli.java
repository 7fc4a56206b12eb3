package io.hourglass.likelihood;

import io.hourglass.layer.Activation;
import io.hourglass.layer.kernel.Distances;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Features in [0, 1] as probabilities of a coin: binary cross-entropy. The outputs are logits; the
 * sigmoid belongs here, not to the network.
 *
 * <p>{@code -log p(x | z) = max(z, 0) - z x + log(1 + exp(-|z|))}
 */
public record Bernoulli() implements Likelihood {
  @Override
  public boolean supports(Features features) {
    return features == Features.UNIT || features == Features.ONE_HOT;
  }

  @Override
  public Support support() {
    return Support.BINARY;
  }

  @Override
  public int parameters(int width) {
    return width;
  }

  @Override
  public boolean isPerFeature() {
    return true;
  }

  @Override
  public double nats(float[] features, int from, float[] outputs, int at, int width) {
    // whole arrays from 0: the form that the compiler vectorizes
    float[] x = Arrays.copyOfRange(features, from, from + width);
    float[] nats = Arrays.copyOfRange(outputs, at, at + width);
    float[] tails = Distances.bernoulli(nats, x);
    double sum = Distances.sum(nats, 0, width);
    if (Double.isNaN(sum)) {
      leaveOutMissing(x, nats, tails);
      sum = Distances.sum(nats, 0, width);
    }
    return sum + Distances.sumOfLog1p(tails);
  }

  private static void leaveOutMissing(float[] x, float[] nats, float[] tails) {
    for (int i = 0; i < x.length; i++) {
      if (Float.isNaN(x[i])) {
        nats[i] = 0;
        tails[i] = 0;
      }
    }
  }

  @Override
  public void mean(float[] outputs, int at, float[] expected, int from, int width) {
    System.arraycopy(outputs, at, expected, from, width);
    Activation.SIGMOID.apply(expected, from, from + width);
  }

  @Override
  public float[] sample(float[] outputs, int at, int width, SplittableRandom random) {
    float[] sampled = new float[width];
    for (int i = 0; i < width; i++) {
      sampled[i] = RandomVariates.uniform(random) < Numerics.sigmoid(outputs[at + i]) ? 1 : 0;
    }
    return sampled;
  }
}
