package io.hourglass.detect.series;

import java.util.Arrays;

/**
 * Where the signs of a row lie side by side, and what score they make: the value of every channel;
 * the error of every newest value; the error of every channel over the window; the code.
 *
 * <p>A kind of sign counts by that of its signs which is farthest beyond its range; a row's score
 * is the sum over the kinds, or the nearest to its bounds if none is beyond.
 *
 * @param channels of the series
 * @param code numbers of the autoencoder's code
 */
public record ScoreComponents(int channels, int code) {
  /** Of a row of which nothing is known. */
  static final double NOTHING = -1;

  private static final int KINDS = 4;

  /** How many. */
  public int count() {
    return 3 * channels + code;
  }

  /** No sign of any. */
  double[] none() {
    double[] signs = new double[count()];
    Arrays.fill(signs, Double.NaN);
    return signs;
  }

  int value(int channel) {
    return channel;
  }

  int newestError(int channel) {
    return channels + channel;
  }

  int windowError(int channel) {
    return 2 * channels + channel;
  }

  int codes() {
    return 3 * channels;
  }

  /** How far signs are beyond their ranges. */
  double score(double[] signs, Ranges ranges) {
    double sum = 0;
    double nearest = NOTHING;
    for (int kind = 0; kind < KINDS; kind++) {
      int from = kind * channels;
      double most = NOTHING;
      for (int i = from; i < (kind == KINDS - 1 ? count() : from + channels); i++) {
        if (!Double.isNaN(signs[i])) {
          most = Math.max(most, ranges.beyond(i, signs[i], kind == 1 || kind == 2));
        }
      }
      sum += Math.max(0, most);
      nearest = Math.max(nearest, most);
    }
    return sum > 0 ? sum : nearest;
  }
}
