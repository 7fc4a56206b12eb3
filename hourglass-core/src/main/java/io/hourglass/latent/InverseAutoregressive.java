package io.hourglass.latent;

import io.hourglass.layer.Parameter;
import io.hourglass.layer.kernel.StrictFunctions;
import java.util.List;

/**
 * An inverse autoregressive flow (Kingma et al. 2016, algorithm 1, in the gated form): every step
 * computes {@code z = gate * z + (1 - gate) * shift}, with shift and gate from the preceding
 * dimensions and from a context that the encoder outputs for the row. The order of dimensions is
 * reversed from step to step. Gates start at sigmoid(2), near the identity.
 *
 * @param steps number of steps
 * @param hidden units of the network of a step
 * @param context number of context outputs of the encoder. With 0, all rows share one
 *     transformation, which a flow as prior does as well
 */
public record InverseAutoregressive(int steps, int hidden, int context) implements Posterior {
  /** Bias of the gates' logits. */
  public static final float GATE_BIAS = 2;

  public InverseAutoregressive {
    atLeast("steps", steps, 1);
    atLeast("hidden", hidden, 1);
    atLeast("context", context, 0);
  }

  static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d, got %d".formatted(name, least, value));
    }
  }

  /** The networks of the steps, in order. */
  public List<MaskedMlp> networks(int width) {
    return MaskedMlp.stack(steps, width, hidden, context);
  }

  @Override
  public boolean isDiagonal() {
    return false;
  }

  @Override
  public List<Parameter> parameters(int width) {
    return MaskedMlp.parameters(networks(width));
  }

  @Override
  public Transform transform(int width, List<float[]> weights) {
    List<MaskedMlp.Ready> ready = MaskedMlp.ready(networks(width), weights);
    return (codes, at, head, from) -> {
      float[] in = new float[width + context];
      System.arraycopy(codes, at, in, 0, width);
      System.arraycopy(head, from, in, width, context);
      double logDeterminant = 0;
      for (MaskedMlp.Ready network : ready) {
        logDeterminant += step(network.of(in), in, width);
      }
      System.arraycopy(in, 0, codes, at, width);
      return logDeterminant;
    };
  }

  /** Transforms z in place and returns the sum of the log gates. */
  private static double step(float[] shiftsAndGates, float[] z, int width) {
    double sum = 0;
    for (int i = 0; i < width; i++) {
      float logit = shiftsAndGates[width + i] + GATE_BIAS;
      float gate = StrictFunctions.sigmoid(logit);
      z[i] = gate * z[i] + (1 - gate) * shiftsAndGates[i];
      sum -= StrictFunctions.softplus(-logit);
    }
    return sum;
  }
}
