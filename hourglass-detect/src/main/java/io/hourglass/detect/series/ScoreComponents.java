package io.hourglass.detect.series;

import java.util.Arrays;

/**
 * The score components of a row, side by side, and the score computed from them: the value of every
 * channel; the error of every newest value; the error of every channel over the window; the code.
 *
 * <p>A kind of component counts by its component that is farthest beyond its range; the score of a
 * row is the sum over the kinds, or the one nearest to its bounds if none is beyond.
 *
 * @param channels of the series
 * @param code numbers of the autoencoder's code
 */
public record ScoreComponents(int channels, int code) {
  /** The score of a row without any component. */
  static final double NOTHING = -1;

  private static final int KINDS = 4;

  /** The number of components. */
  public int count() {
    return 3 * channels + code;
  }

  /** No components. */
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

  /** Distances of components beyond their ranges. */
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
