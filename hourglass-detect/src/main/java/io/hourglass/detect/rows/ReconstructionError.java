package io.hourglass.detect.rows;

import io.hourglass.Autoencoder;
import java.util.List;

/**
 * How badly autoencoders explain a row: the squared errors of its numbers, each in units of the
 * error that is usual there. They have learned to fill in masked numbers of whitened rows, and see
 * what does not go together. Several that began differently err differently: their mean is steadier
 * than any.
 */
public final class ReconstructionError implements Scorer {
  /** Further out, a number counts as this, as it did in training. */
  public static final float BOUND = 8;

  /** Added to usual squared errors, so that a number that never errs cannot rule by itself. */
  private static final double FLOOR = 1e-3;

  private final List<Autoencoder> autoencoders;
  private final float[] usual;

  /**
   * By autoencoders of whitened rows.
   *
   * @param autoencoders at least one; each of one numeric column for each number of a row, as it is
   * @param usual mean squared error of each number of a normal row
   * @throws IllegalArgumentException if there is not one for each number
   */
  public ReconstructionError(List<Autoencoder> autoencoders, float[] usual) {
    for (Autoencoder autoencoder : autoencoders) {
      int outputs = autoencoder.network().architecture().codec().parameters();
      if (usual.length != autoencoder.codec().width() || usual.length != outputs) {
        throw new IllegalArgumentException(
            "autoencoders of whitened rows must have %d features and outputs, got %d and %d"
                .formatted(usual.length, autoencoder.codec().width(), outputs));
      }
    }
    this.autoencoders = List.copyOf(autoencoders);
    this.usual = usual.clone();
  }

  /**
   * With the errors that are usual on normal rows.
   *
   * @param whitened such rows side by side
   */
  public static ReconstructionError learned(List<Autoencoder> autoencoders, float[] whitened) {
    int width = autoencoders.get(0).codec().width();
    float[] given = bounded(whitened);
    double[] sums = new double[width];
    for (Autoencoder autoencoder : autoencoders) {
      float[] outputs = autoencoder.network().outputs(given);
      for (int i = 0; i < given.length; i++) {
        double error = given[i] - outputs[i];
        sums[i % width] += error * error;
      }
    }
    float[] usual = new float[width];
    for (int i = 0; i < width; i++) {
      usual[i] = (float) (sums[i] * width / given.length / autoencoders.size() + FLOOR);
    }
    return new ReconstructionError(autoencoders, usual);
  }

  /** Numbers of a whitened row. */
  int width() {
    return usual.length;
  }

  /** What reconstructs. */
  public List<Autoencoder> autoencoders() {
    return autoencoders;
  }

  /** Mean squared error of each number of a normal row. */
  public float[] usual() {
    return usual.clone();
  }

  @Override
  public double[] score(DetectorInput look) {
    float[] whitened = look.whitened();
    int count = look.count();
    int width = usual.length;
    float[] given = bounded(whitened);
    double[] scores = new double[count];
    for (Autoencoder autoencoder : autoencoders) {
      float[] outputs = autoencoder.network().outputs(given);
      for (int row = 0; row < count; row++) {
        double sum = 0;
        for (int i = 0; i < width; i++) {
          // the whole distance, also where the number is out of bounds
          double error = whitened[row * width + i] - outputs[row * width + i];
          sum += error * error / usual[i];
        }
        scores[row] += sum / autoencoders.size();
      }
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
