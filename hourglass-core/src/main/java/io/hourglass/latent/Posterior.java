package io.hourglass.latent;

import io.hourglass.layer.Parameter;
import java.util.List;

/** What becomes of a code drawn from the diagonal Gaussian that the encoder gives. */
public sealed interface Posterior permits Diagonal, InverseAutoregressive {
  /** Numbers that the encoder gives for it besides means and log variances. */
  default int context() {
    return 0;
  }

  /**
   * The arrays it learns.
   *
   * @param width numbers in a code
   */
  List<Parameter> parameters(int width);

  /** Ready to run, with the arrays of {@link #parameters}, in that order. */
  Transform transform(int width, List<float[]> weights);

  /** An invertible change of a code. */
  interface Transform {
    /**
     * Changes the code at {@code at}.
     *
     * @param head what the encoder gives
     * @param given where in that the row's context starts
     * @return {@code log |det dz' / dz|}: how much it spreads codes out there
     */
    double apply(float[] codes, int at, float[] head, int given);
  }
}
