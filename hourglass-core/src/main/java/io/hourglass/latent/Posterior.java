package io.hourglass.latent;

import io.hourglass.layer.Parameter;
import java.util.List;

/** The transformation of a sample from the encoder's diagonal Gaussian into a code. */
public sealed interface Posterior permits Diagonal, InverseAutoregressive {
  /**
   * Whether codes are the Gaussian samples themselves, so that the density is known at any code.
   */
  boolean isDiagonal();

  /** Number of outputs of the head that it takes besides means and log variances. */
  default int context() {
    return 0;
  }

  /**
   * The arrays it learns.
   *
   * @param width number of latent dimensions
   */
  List<Parameter> parameters(int width);

  /** The transformation with the arrays of {@link #parameters}, in that order. */
  Transform transform(int width, List<float[]> weights);

  /** An invertible map of codes. */
  interface Transform {
    /**
     * Transforms the code at {@code at} in place.
     *
     * @param head the head's output
     * @param context index of the row's context in it
     * @return the log determinant of the Jacobian, {@code log |det dz' / dz|}
     */
    double apply(float[] codes, int at, float[] head, int context);
  }
}
