package io.hourglass.detect.image;

import io.hourglass.data.ColumnType;
import io.hourglass.detect.score.Reason;
import java.util.List;

/**
 * A heat map of the regions of an image behind a score, by occlusion attribution: every box of a
 * quarter and of half of the image's sides is in turn filled in as the rest of the image predicts;
 * what the score falls by is the box's contribution, and goes to those of its pixels that changed
 * most. That holds for whatever the score is made of. Immutable.
 */
public final class HeatMap {
  private final String column;
  private final ColumnType.Image type;
  private final float[] image;
  private final float[] expected;
  private final double[] contributions;
  private final List<Region> regions;

  /** Scores images in place of the one in a row. */
  public interface Scoring {
    /** The scores of images side by side. */
    double[] of(float[] images);
  }

  /**
   * Takes the arrays over.
   *
   * @param column of the image
   * @param type size of the image
   * @param image as it is, {@code [row, column, channel]} in [0, 1]
   * @param expected every pixel as the others predict it
   * @param contributions to the score, {@code [row, column]}, none negative: the mean over the
   *     boxes that contain the pixel
   * @param regions boxes that do not overlap, the greatest contribution first
   */
  public HeatMap(
      String column,
      ColumnType.Image type,
      float[] image,
      float[] expected,
      double[] contributions,
      List<Region> regions) {
    this.column = column;
    this.type = type;
    this.image = image;
    this.expected = expected;
    this.contributions = contributions;
    this.regions = List.copyOf(regions);
  }

  /**
   * Explains the score of an image.
   *
   * @param image {@code [row, column, channel]} in [0, 1]
   * @param scoring of images in its place
   */
  public static HeatMap of(Inpainter inpainter, float[] image, Scoring scoring) {
    return new OcclusionAttribution(inpainter, image, scoring).heatMap();
  }

  /** Name of the image's column. */
  public String column() {
    return column;
  }

  /** Size of the image. */
  public ColumnType.Image type() {
    return type;
  }

  /** The image as it is, {@code [row, column, channel]} in [0, 1], a copy. */
  public float[] image() {
    return image.clone();
  }

  /** Every pixel as the others predict it, a copy. */
  public float[] expected() {
    return expected.clone();
  }

  /** The contribution of each pixel, {@code [row, column]}, a copy. */
  public double[] contributions() {
    return contributions.clone();
  }

  /** Boxes that do not overlap, the greatest contribution first; none without a contribution. */
  public List<Region> regions() {
    return regions;
  }

  /** The contribution of one pixel. */
  public double contribution(int row, int pixelColumn) {
    return contributions[row * type.width() + pixelColumn];
  }

  /** The pixel with the greatest contribution: {@code row * width + column}. */
  public int hottest() {
    int hottest = 0;
    for (int i = 1; i < contributions.length; i++) {
      hottest = contributions[i] > contributions[hottest] ? i : hottest;
    }
    return hottest;
  }

  /** The regions as reasons for the score. */
  public List<Reason> reasons() {
    return regions.stream().map(region -> region.reason(column)).toList();
  }
}
