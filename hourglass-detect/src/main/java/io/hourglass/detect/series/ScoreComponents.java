package io.hourglass.detect.series;

import java.util.Arrays;

/**
 * The components of a row's score, side by side: the value of every channel; the error of every
 * newest value; the error of every channel over the window; the code.
 *
 * <p>A kind of component counts by the one of it that is farthest beyond its range; a row's score
 * is the sum over the kinds, or the nearest to its bounds if none is beyond.
 *
 * @param channels of the series
 * @param code width of the autoencoder's code
 */
public record ScoreComponents(int channels, int code) {
  /** The score of a row without components. */
  static final double UNKNOWN = -1;

  private static final int KINDS = 4;

  /** Number of components. */
  public int count() {
    return 3 * channels + code;
  }

  /** No component at all. */
  double[] none() {
    double[] components = new double[count()];
    Arrays.fill(components, Double.NaN);
    return components;
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

  /** The score of components given their ranges. */
  double score(double[] components, Ranges ranges) {
    double sum = 0;
    double nearest = UNKNOWN;
    for (int kind = 0; kind < KINDS; kind++) {
      double most = most(components, ranges, kind);
      sum += Math.max(0, most);
      nearest = Math.max(nearest, most);
    }
    return sum > 0 ? sum : nearest;
  }

  private double most(double[] components, Ranges ranges, int kind) {
    int from = kind * channels;
    double most = UNKNOWN;
    for (int i = from; i < (kind == KINDS - 1 ? count() : from + channels); i++) {
      if (!Double.isNaN(components[i])) {
        most = Math.max(most, ranges.beyond(i, components[i], kind == 1 || kind == 2));
      }
    }
    return most;
  }
}
