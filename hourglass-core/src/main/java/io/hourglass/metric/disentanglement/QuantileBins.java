package io.hourglass.metric.disentanglement;

import io.hourglass.codec.Rows;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Numbers as the bins of a histogram from the least to the greatest, all of one width. */
final class QuantileBins {
  /** Of a latent dimension, as Locatello et al. (2019) have it. */
  static final int COUNT = 20;

  private QuantileBins() {}

  /** The bin of every value, 0 to {@code count - 1}; all 0 where all values are equal. */
  static int[] of(double[] values, int count) {
    double least = Arrays.stream(values).min().orElse(0);
    double greatest = Arrays.stream(values).max().orElse(0);
    double width = (greatest - least) / count;
    return Arrays.stream(values)
        .mapToInt(value -> width > 0 ? Math.min(count - 1, (int) ((value - least) / width)) : 0)
        .toArray();
  }

  /** Of one number of every code. */
  static int[] of(Rows codes, int latent) {
    return of(column(codes, latent), COUNT);
  }

  /** One number of every code. */
  static double[] column(Rows codes, int latent) {
    return IntStream.range(0, codes.rows())
        .mapToDouble(row -> codes.values()[row * codes.width() + latent])
        .toArray();
  }
}
