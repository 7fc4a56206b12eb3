package io.hourglass.latent;

import io.hourglass.layer.Parameter;
import java.util.List;

/** What becomes of a code drawn from the diagonal Gaussian that the encoder gives. */
public sealed interface Posterior permits Diagonal {
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
     * @return {@code log |det dz' / dz|}: how much it spreads codes out there
     */
    double apply(float[] codes, int at);
  }
}
