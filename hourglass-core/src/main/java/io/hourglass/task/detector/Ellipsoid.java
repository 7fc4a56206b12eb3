package io.hourglass.task.detector;

/**
 * The squared distance from the centre of normal rows in units of their own spread: Mahalanobis's,
 * since the rows are whitened. It sees what is far out along any direction.
 *
 * @param width numbers in a whitened row
 */
public record Ellipsoid(int width) implements View {
  @Override
  public String label() {
    return "distance from the centre";
  }

  @Override
  public double[] score(float[] whitened, int count) {
    double[] scores = new double[count];
    for (int row = 0; row < count; row++) {
      double sum = 0;
      for (int i = row * width; i < (row + 1) * width; i++) {
        sum += (double) whitened[i] * whitened[i];
      }
      scores[row] = sum;
    }
    return scores;
  }
}
