package io.hourglass.latent;

import io.hourglass.layer.Parameter;
import io.hourglass.layer.kernel.StrictFunctions;
import java.util.List;

/**
 * An inverse autoregressive flow (Kingma et al. 2016, algorithm 1, in the gated form): every step
 * makes {@code z = gate * z + (1 - gate) * shift}, shift and gate from the numbers before and from
 * a context that the encoder gives for the row. Steps go through the code forward and backward in
 * turn. Gates start at sigmoid(2): a step first changes little.
 *
 * @param steps how many
 * @param hidden units of the network of a step
 * @param context numbers that the encoder gives for the steps besides means and log variances. With
 *     none, all rows share one change of their codes, which a flow as prior does as well
 */
public record InverseAutoregressive(int steps, int hidden, int context) implements Posterior {
  /** Added before the sigmoid of a gate. */
  public static final float OPEN = 2;

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

  /** The network of every step. */
  public List<MaskedMlp> networks(int width) {
    return MaskedMlp.stack(steps, width, hidden, context);
  }

  @Override
  public List<Parameter> parameters(int width) {
    return MaskedMlp.parameters(networks(width));
  }

  @Override
  public Transform transform(int width, List<float[]> weights) {
    List<MaskedMlp.Ready> ready = MaskedMlp.ready(networks(width), weights);
    return (codes, at, head, given) -> {
      float[] in = new float[width + context];
      System.arraycopy(codes, at, in, 0, width);
      System.arraycopy(head, given, in, width, context);
      double spread = 0;
      for (MaskedMlp.Ready network : ready) {
        spread += step(network.of(in), in, width);
      }
      System.arraycopy(in, 0, codes, at, width);
      return spread;
    };
  }

  /** Changes the numbers; gives the sum of the logarithms of the gates. */
  private static double step(float[] shiftsAndGates, float[] z, int width) {
    double sum = 0;
    for (int i = 0; i < width; i++) {
      float logit = shiftsAndGates[width + i] + OPEN;
      float gate = StrictFunctions.sigmoid(logit);
      z[i] = gate * z[i] + (1 - gate) * shiftsAndGates[i];
      sum -= StrictFunctions.softplus(-logit);
    }
    return sum;
  }
}
