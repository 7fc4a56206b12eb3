package io.hourglass.likelihood;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * The outputs of one block as a location and a bounded log scale for every feature.
 *
 * @param scale where scales come from
 * @param outputs of the network
 * @param at the block's first output
 * @param width features of the block
 */
record LocationScale(ScaleParameter scale, float[] outputs, int at, int width) {
  /** The location of a feature's distribution. */
  float location(int feature) {
    return outputs[at + scale.location(feature)];
  }

  /** The logarithm of how far around. */
  double logScale(int feature) {
    return Numerics.logScale(outputs[at + scale.scale(feature, width)]);
  }

  /** {@code (x - m) / s}. */
  double standardized(int feature, float x) {
    return ((double) x - location(feature)) * StrictMath.exp(-logScale(feature));
  }

  /** Writes the locations. */
  void locations(float[] expected, int from) {
    for (int i = 0; i < width; i++) {
      expected[from + i] = location(i);
    }
  }

  /** {@code m + s e}, with e sampled for every feature. */
  float[] sample(ToDoubleFunction<SplittableRandom> standard, SplittableRandom random) {
    float[] sampled = new float[width];
    for (int i = 0; i < width; i++) {
      double s = StrictMath.exp(logScale(i));
      sampled[i] = (float) (location(i) + s * standard.applyAsDouble(random));
    }
    return sampled;
  }
}
