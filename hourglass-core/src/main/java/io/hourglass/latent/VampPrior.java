package io.hourglass.latent;

import io.hourglass.layer.Forward;
import io.hourglass.layer.Initializer;
import io.hourglass.layer.Parameter;
import io.hourglass.layer.Parameter.Role;
import io.hourglass.layer.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The variational mixture of posteriors of Tomczak and Welling (2018): {@code p(z) = 1/K sum_k q(z
 * | u_k)}. The pseudo-inputs {@code u_k} are learned with the network; they start as rows of the
 * training data. Unlike in the paper they are not bounded to [0, 1], since columns of any kind go
 * through the same encoder.
 *
 * @param components number of pseudo-inputs, K
 * @param weighted whether the components' weights are learned, instead of 1/K each
 */
public record VampPrior(int components, boolean weighted) implements Prior {
  public VampPrior {
    if (components < 1) {
      throw new IllegalArgumentException("components must be at least 1, got " + components);
    }
  }

  /** Pseudo-inputs with equal weights, as in the paper. */
  public static VampPrior of(int components) {
    return new VampPrior(components, false);
  }

  @Override
  public List<Parameter> parameters(int width, Shape input) {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(
        new Parameter("inputs", Shape.of(components, input.size()), Initializer.ROWS, Role.BIAS));
    if (weighted) {
      parameters.add(Parameter.bias("logits", Shape.of(components)));
    }
    return List.copyOf(parameters);
  }

  @Override
  public boolean needsPosteriorDensity() {
    return true;
  }

  @Override
  public Density density(int width, List<float[]> weights, Forward encoder) {
    float[] heads = new float[components * 2 * width];
    encoder.apply(weights.get(0), components, heads);
    float[] logits = weighted ? weights.get(1) : new float[components];
    return new MixtureDensity(half(heads, 0, width), half(heads, 1, width), logits);
  }

  /** The means, or the log variances, of all components. */
  private float[] half(float[] heads, int which, int width) {
    float[] half = new float[components * width];
    for (int k = 0; k < components; k++) {
      System.arraycopy(heads, (k * 2 + which) * width, half, k * width, width);
    }
    return half;
  }
}
