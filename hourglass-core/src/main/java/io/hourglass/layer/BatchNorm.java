package io.hourglass.layer;

import java.util.List;

/**
 * Every channel brought to mean 0 and variance 1, then scaled and shifted as is learned (Ioffe and
 * Szegedy 2015). In training by the statistics of the batch, outside it by their moving means,
 * which the step keeps. Channels are the last extent.
 *
 * @param momentum share of the old statistics that each step keeps, in [0, 1)
 * @param epsilon added to the variance, more than 0
 * @param activation of the result
 */
public record BatchNorm(double momentum, double epsilon, Activation activation) implements Layer {
  public BatchNorm {
    if (!(momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException("momentum must be in [0, 1), got " + momentum);
    }
    checkEpsilon(epsilon);
  }

  /** Batch normalization with Keras's settings: momentum 0.99, epsilon 0.001. */
  public static BatchNorm of(Activation activation) {
    return new BatchNorm(0.99, 1e-3, activation);
  }

  static void checkEpsilon(double epsilon) {
    if (!(epsilon > 0) || !Double.isFinite(epsilon)) {
      throw new IllegalArgumentException("epsilon must be a finite number > 0, got " + epsilon);
    }
  }

  @Override
  public Shape output(Shape input) {
    return input;
  }

  @Override
  public List<Parameter> parameters(Shape input) {
    Shape channels = Shape.of(input.last());
    return List.of(
        new Parameter("scale", channels, Initializer.ONE, Parameter.Role.BIAS),
        Parameter.bias("bias", channels),
        new Parameter("mean", channels, Initializer.ZERO, Parameter.Role.STATISTIC),
        new Parameter("variance", channels, Initializer.ONE, Parameter.Role.STATISTIC));
  }

  @Override
  public Forward forward(List<float[]> weights, Shape input) {
    int channels = input.last();
    float[] factors = new float[channels];
    float[] terms = new float[channels];
    for (int i = 0; i < channels; i++) {
      double factor = weights.get(0)[i] / Math.sqrt(weights.get(3)[i] + epsilon);
      factors[i] = (float) factor;
      terms[i] = (float) (weights.get(1)[i] - weights.get(2)[i] * factor);
    }
    int width = input.size();
    return (in, rows, out) -> {
      scale(in, factors, terms, rows * width, out);
      activation.apply(out, 0, rows * width);
    };
  }

  private static void scale(float[] in, float[] factors, float[] terms, int length, float[] out) {
    for (int from = 0; from < length; from += factors.length) {
      for (int i = 0; i < factors.length; i++) {
        out[from + i] = in[from + i] * factors[i] + terms[i];
      }
    }
  }
}
