package io.hourglass.metric.disentanglement;

import io.hourglass.codec.Rows;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Bins of a histogram from the smallest to the largest value, all of equal width. */
final class HistogramBins {
  /** Bins of a latent dimension, as in Locatello et al. (2019). */
  static final int COUNT = 20;

  private HistogramBins() {}

  /** The bin of every value, 0 to {@code count - 1}; all 0 where all values are equal. */
  static int[] of(double[] values, int count) {
    double least = Arrays.stream(values).min().orElse(0);
    double greatest = Arrays.stream(values).max().orElse(0);
    double width = (greatest - least) / count;
    return Arrays.stream(values)
        .mapToInt(value -> width > 0 ? Math.min(count - 1, (int) ((value - least) / width)) : 0)
        .toArray();
  }

  /** The rank of every value among the distinct ones, from 0. */
  static int[] ranks(double[] values) {
    double[] distinct = Arrays.stream(values).distinct().sorted().toArray();
    return Arrays.stream(values).mapToInt(value -> Arrays.binarySearch(distinct, value)).toArray();
  }

  /** The bin of every code in one latent dimension. */
  static int[] of(Rows codes, int latent) {
    return of(column(codes, latent), COUNT);
  }

  /** The values of one latent dimension. */
  static double[] column(Rows codes, int latent) {
    return IntStream.range(0, codes.rows()).mapToDouble(row -> codes.at(row, latent)).toArray();
  }
}
