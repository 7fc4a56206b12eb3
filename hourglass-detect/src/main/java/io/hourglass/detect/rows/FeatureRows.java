package io.hourglass.detect.rows;

import java.util.stream.IntStream;

/**
 * Rows in all coordinates of a {@link FeatureSpace}: an array of {@code count * width} numbers for
 * each. Three arrays and not one, which would hold a third of the rows.
 */
public final class FeatureRows {
  private final float[] features;
  private final float[] whitened;
  private final float[] gaussianized;
  private final int count;

  /** Takes the arrays over. */
  FeatureRows(float[] features, float[] whitened, float[] gaussianized, int count) {
    this.features = features;
    this.whitened = whitened;
    this.gaussianized = gaussianized;
    this.count = count;
  }

  /** The rows side by side; not to be written to. */
  float[] in(Coordinates coordinates) {
    return switch (coordinates) {
      case FEATURES -> features;
      case WHITENED -> whitened;
      case GAUSSIANIZED -> gaussianized;
    };
  }

  /** Number of rows. */
  public int count() {
    return count;
  }

  /** Evenly spread rows, at most so many. */
  public FeatureRows spread(int limit) {
    int kept = Math.min(count, limit);
    int[] indices = IntStream.range(0, kept).map(i -> (int) ((long) i * count / kept)).toArray();
    return new FeatureRows(
        chosen(features, indices), chosen(whitened, indices), chosen(gaussianized, indices), kept);
  }

  private float[] chosen(float[] rows, int[] indices) {
    return RobustWhitening.chosen(rows, rows.length / count, indices);
  }
}
