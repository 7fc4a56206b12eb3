package io.hourglass.latent;

import java.util.Arrays;

/**
 * The vectors of a codebook.
 *
 * @param vectors side by side
 * @param size of a vector
 */
record Codebook(float[] vectors, int size) {
  /** Relative difference of squared distances that is far above rounding. */
  private static final double ROUNDING = 1e-4;

  /** Index of the vector nearest to the one at {@code at}; the first of several. */
  int nearest(float[] values, int at) {
    int best = 0;
    float least = distance(0, values, at);
    for (int entry = 1; entry < vectors.length / size; entry++) {
      float distance = distance(entry, values, at);
      if (distance < least) {
        least = distance;
        best = entry;
      }
    }
    return best;
  }

  private float distance(int entry, float[] values, int at) {
    float sum = 0;
    for (int i = 0; i < size; i++) {
      float away = values[at + i] - vectors[entry * size + i];
      sum += away * away;
    }
    return sum;
  }

  /** Whether no other vector is as near as the nearest one, up to rounding. */
  boolean isStable(float[] values, int at) {
    int nearest = nearest(values, at);
    float least = distance(nearest, values, at);
    float square = 0;
    for (int i = at; i < at + size; i++) {
      square += values[i] * values[i];
    }
    for (int entry = 0; entry < vectors.length / size; entry++) {
      float distance = distance(entry, values, at);
      if (distance - least <= ROUNDING * (square + distance) && !isSame(entry, nearest)) {
        return false;
      }
    }
    return true;
  }

  private boolean isSame(int one, int other) {
    return Arrays.equals(
        vectors, one * size, (one + 1) * size, vectors, other * size, (other + 1) * size);
  }

  void copy(int entry, float[] to, int at) {
    System.arraycopy(vectors, entry * size, to, at, size);
  }
}
