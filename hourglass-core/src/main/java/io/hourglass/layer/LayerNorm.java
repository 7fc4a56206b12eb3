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
    double sum = 0;
    for (int i = 0; i < scale.length; i++) {
      sum += in[from + i];
    }
    double mean = sum / scale.length;
    double squares = 0;
    for (int i = 0; i < scale.length; i++) {
      double difference = in[from + i] - mean;
      squares += difference * difference;
    }
    double factor = 1 / Math.sqrt(squares / scale.length + epsilon);
    for (int i = 0; i < scale.length; i++) {
      out[from + i] = (float) ((in[from + i] - mean) * factor) * scale[i] + bias[i];
    }
  }
}
