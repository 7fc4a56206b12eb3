package io.hourglass.layer;

import java.util.List;

/**
 * Every row, or every pixel of it, brought to mean 0 and variance 1 over its channels, then scaled
 * and shifted as is learned (Ba, Kiros and Hinton 2016). Channels are the last extent.
 *
 * @param epsilon added to the variance, more than 0
 * @param activation of the result
 */
public record LayerNorm(double epsilon, Activation activation) implements Layer {
  public LayerNorm {
    BatchNorm.checkEpsilon(epsilon);
  }

  /** Layer normalization with Keras's epsilon, 0.001. */
  public static LayerNorm of(Activation activation) {
    return new LayerNorm(1e-3, activation);
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
        Parameter.bias("bias", channels));
  }

  @Override
  public Forward forward(List<float[]> weights, Shape input) {
    float[] scale = weights.get(0).clone();
    float[] bias = weights.get(1).clone();
    int width = input.size();
    return (in, rows, out) -> {
      for (int from = 0; from < rows * width; from += scale.length) {
        normalize(in, from, scale, bias, out);
      }
      activation.apply(out, 0, rows * width);
    };
  }

  private void normalize(float[] in, int from, float[] scale, float[] bias, float[] out) {
    double mean = mean(in, from, scale.length);
    double variance = squaredDifferences(in, from, scale.length, mean) / scale.length;
    double factor = 1 / Math.sqrt(variance + epsilon);
    for (int i = 0; i < scale.length; i++) {
      out[from + i] = (float) ((in[from + i] - mean) * factor) * scale[i] + bias[i];
    }
  }

  private static double mean(float[] in, int from, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += in[from + i];
    }
    return sum / count;
  }

  private static double squaredDifferences(float[] in, int from, int count, double mean) {
    double squares = 0;
    for (int i = 0; i < count; i++) {
      double difference = in[from + i] - mean;
      squares += difference * difference;
    }
    return squares;
  }
}
