package io.hourglass.codec;

import io.hourglass.layer.Maths;

/**
 * Features in [0, 1] as probabilities of a coin: binary cross-entropy. The outputs are logits; the
 * sigmoid belongs here, not to the network.
 *
 * <p>{@code -log p(x | z) = max(z, 0) - z x + log(1 + exp(-|z|))}
 */
public record Bernoulli() implements Likelihood {
  @Override
  public boolean suits(Features features) {
    return features != Features.REAL;
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
    double sum = 0;
    for (int i = 0; i < width; i++) {
      float x = features[from + i];
      if (!Float.isNaN(x)) {
        float z = outputs[at + i];
        sum += Math.max(z, 0) - z * x + Maths.softplus(-Math.abs(z));
      }
    }
    return sum;
  }

  @Override
  public void mean(float[] outputs, int at, float[] expected, int from, int width) {
    for (int i = 0; i < width; i++) {
      expected[from + i] = Maths.sigmoid(outputs[at + i]);
    }
  }
}
