package io.hourglass.detect.series;

import io.hourglass.Autoencoder;
import io.hourglass.baseline.NearestNeighbors;
import io.hourglass.layer.Shape;
import io.hourglass.network.Weights;
import io.hourglass.network.Weights.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Scores windows of a signal by their reconstruction and its distance from those of normal windows:
 * {@code sqrt(d^2 + e^2 / 4)}, with the mean distance d of its reconstruction from the five nearest
 * of normal rows, and the error e of it. The reconstruction contains less noise, which would
 * dominate distances; the error captures what the code cannot express. Immutable and thread-safe.
 *
 * @param center of every number of a row
 * @param size in which all of them are measured, above 0
 * @param autoencoder of rows in these units
 * @param codes of normal rows, side by side
 */
public record SignalModel(float[] center, double size, Autoencoder autoencoder, float[] codes) {
  private static final int NEIGHBORS = 5;

  /** Weight of the squared error beside the squared distance. */
  private static final double ERROR = 0.25;

  public SignalModel {
    int width = center.length;
    int outputs = autoencoder.network().architecture().codec().parameters();
    if (autoencoder.codec().width() != width || outputs != width) {
      throw new IllegalArgumentException(
          "an autoencoder of signals must have %d features and outputs, got %d and %d"
              .formatted(width, autoencoder.codec().width(), outputs));
    }
    int code = autoencoder.design().latent().width();
    if (codes.length == 0 || codes.length % code != 0) {
      throw new IllegalArgumentException(
          "codes of normal rows must be whole, and at least one, of %d numbers, got %d"
              .formatted(code, codes.length));
    }
    if (!(size > 0) || !Double.isFinite(size)) {
      throw new IllegalArgumentException("size must be a finite number > 0, got " + size);
    }
  }

  public static SignalModel of(double size, Autoencoder autoencoder, Weights arrays) {
    return new SignalModel(arrays.values("center"), size, autoencoder, arrays.values("codes"));
  }

  public Weights arrays() {
    int code = autoencoder.design().latent().width();
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    arrays.put("center", new Tensor(Shape.of(center.length), center));
    arrays.put("codes", new Tensor(Shape.of(codes.length / code, code), codes));
    return new Weights(arrays);
  }

  /** Rows in the autoencoder's units; a missing value becomes the center. */
  public static float[] scaled(double[] values, float[] center, double size) {
    float[] scaled = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      double value = (values[i] - center[i % center.length]) / size;
      scaled[i] = Double.isNaN(value) ? 0 : (float) value;
    }
    return scaled;
  }

  public float[] scaled(double[] values) {
    return scaled(values, center, size);
  }

  /** Reconstructions of the normal rows whose codes it has. */
  public float[] normal() {
    return autoencoder.network().decode(codes);
  }

  /** Measures distances from the normal reconstructions. */
  public NearestNeighbors neighbors(float[] normal) {
    return NearestNeighbors.of(NEIGHBORS, normal, new double[center.length]);
  }

  /** Root mean squares over the numbers of a row. */
  public double[] score(float[] scaled, NearestNeighbors neighbors) {
    float[] outputs = autoencoder.network().outputs(scaled);
    double[] distances = neighbors.score(outputs);
    int width = center.length;
    double[] scores = new double[distances.length];
    for (int row = 0; row < scores.length; row++) {
      scores[row] = score(distances[row], squaredError(scaled, outputs, row * width, width));
    }
    return scores;
  }

  private double score(double distance, double squares) {
    return Math.sqrt((distance * distance + ERROR * squares) / center.length);
  }

  private static double squaredError(float[] scaled, float[] outputs, int from, int count) {
    double squares = 0;
    for (int i = from; i < from + count; i++) {
      double error = scaled[i] - outputs[i];
      squares += error * error;
    }
    return squares;
  }
}
