package io.hourglass.detect.image;

import io.hourglass.data.ColumnType;
import io.hourglass.detect.score.Reason;
import java.util.List;

/**
 * Which parts of an image make it anomalous. Every box of a quarter and of half of the image's
 * sides is in turn painted as the rest of the image makes expect; what the score falls by is the
 * box's share of it, and belongs to those of its pixels that had to change most. It asks what would
 * have to be different, and holds whatever the score is made of.
 *
 * @param column of the image
 * @param type its size
 * @param picture as it is, {@code [line, column, channel]} in [0, 1]
 * @param expected every pixel as the others make expect
 * @param shares of the score, a number a pixel, {@code [line, column]}, none negative: a mean over
 *     the boxes that hold the pixel
 * @param regions boxes that do not overlap, the one with the greatest share first; none without a
 *     share
 */
public record HeatMap(
    String column,
    ColumnType.Image type,
    float[] picture,
    float[] expected,
    double[] shares,
    List<Region> regions) {
  public HeatMap {
    regions = List.copyOf(regions);
  }

  /** Scores of images. */
  public interface Scoring {
    /** Of images side by side, in place of the one in a row. */
    double[] of(float[] pictures);
  }

  /**
   * Of an image.
   *
   * @param picture {@code [line, column, channel]} in [0, 1]
   * @param scoring of images in its place
   */
  public static HeatMap of(Inpainter painter, float[] picture, Scoring scoring) {
    return new OcclusionAttribution(painter, picture, scoring).map();
  }

  /** The share of one pixel. */
  public double share(int line, int column) {
    return shares[line * type.width() + column];
  }

  /** Where the greatest share is: {@code line * width + column}. */
  public int hottest() {
    int hottest = 0;
    for (int i = 1; i < shares.length; i++) {
      hottest = shares[i] > shares[hottest] ? i : hottest;
    }
    return hottest;
  }

  /** The regions as reasons for the score. */
  public List<Reason> reasons() {
    return regions.stream().map(region -> region.reason(column)).toList();
  }
}
