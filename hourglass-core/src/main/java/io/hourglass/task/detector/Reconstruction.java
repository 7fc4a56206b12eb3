package io.hourglass.task.detector;

import io.hourglass.Autoencoder;

/**
 * How badly an autoencoder explains a row: the squared errors of its numbers, each in units of the
 * error that is usual there. It has learned to fill in masked numbers of whitened rows, and sees
 * what does not go together.
 */
public final class Reconstruction implements View {
  /** Further out, a number counts as this, as it did in training. */
  public static final float BOUND = 8;

  /** Added to usual squared errors, so that a number that never errs cannot rule by itself. */
  private static final double FLOOR = 1e-3;

  private final Autoencoder autoencoder;
  private final float[] usual;

  /**
   * By an autoencoder of whitened rows.
   *
   * @param autoencoder of one numeric column for each number of a row, as it is
   * @param usual mean squared error of each number of a normal row
   * @throws IllegalArgumentException if there is not one for each number
   */
  public Reconstruction(Autoencoder autoencoder, float[] usual) {
    int width = autoencoder.codec().width();
    if (usual.length != width || autoencoder.network().architecture().codec().parameters() != width) {
      throw new IllegalArgumentException(
          "an autoencoder of whitened rows must have an output and a usual error for each of %d"
              + " numbers, got %d errors".formatted(width, usual.length));
    }
    this.autoencoder = autoencoder;
    this.usual = usual.clone();
  }

  /**
   * With the errors that are usual on normal rows.
   *
   * @param whitened such rows side by side
   */
  public static Reconstruction learned(Autoencoder autoencoder, float[] whitened) {
    int width = autoencoder.codec().width();
    float[] given = bounded(whitened);
    float[] outputs = autoencoder.network().outputs(given);
    double[] sums = new double[width];
    for (int i = 0; i < given.length; i++) {
      double error = given[i] - outputs[i];
      sums[i % width] += error * error;
    }
    float[] usual = new float[width];
    for (int i = 0; i < width; i++) {
      usual[i] = (float) (sums[i] * width / given.length + FLOOR);
    }
    return new Reconstruction(autoencoder, usual);
  }

  /** What reconstructs. */
  public Autoencoder autoencoder() {
    return autoencoder;
  }

  /** Mean squared error of each number of a normal row. */
  public float[] usual() {
    return usual.clone();
  }

  @Override
  public String label() {
    return "reconstruction";
  }

  @Override
  public double[] score(Look look) {
    float[] whitened = look.whitened();
    int count = look.count();
    int width = usual.length;
    float[] given = bounded(whitened);
    float[] outputs = autoencoder.network().outputs(given);
    double[] scores = new double[count];
    for (int row = 0; row < count; row++) {
      double sum = 0;
      for (int i = 0; i < width; i++) {
        // the whole distance, also where the number is out of bounds
        double error = whitened[row * width + i] - outputs[row * width + i];
        sum += error * error / usual[i];
      }
      scores[row] = sum;
    }
    return scores;
  }

  /** Whitened rows within the bounds that the autoencoder knows. */
  public static float[] bounded(float[] whitened) {
    float[] bounded = new float[whitened.length];
    for (int i = 0; i < bounded.length; i++) {
      bounded[i] = Math.max(-BOUND, Math.min(BOUND, whitened[i]));
    }
    return bounded;
  }
}
