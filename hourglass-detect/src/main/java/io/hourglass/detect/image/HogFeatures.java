package io.hourglass.detect.image;

import io.hourglass.data.ColumnType;
import java.util.stream.IntStream;

/**
 * An image in a few numbers: how strongly edges run in each of 8 directions, in every cell of a
 * coarse grid (histograms of oriented gradients, Dalal and Triggs 2005), and how bright each
 * channel is there. Two images of one thing have much the same outlines where hardly a pixel is the
 * same, so that distances between outlines mean something where those between pixels do not.
 *
 * <p>Nothing in it is learned. A cell is about 8 pixels wide, and there are 4 to 8 of them from
 * side to side; what is larger than 64 pixels is shrunk first. Cells overlap, so that a shift by a
 * pixel changes little.
 */
final class HogFeatures {
  private static final int DIRECTIONS = 8;
  private static final int MOST_PIXELS = 64;
  private static final int LEAST_CELLS = 4;
  private static final int CELL = 8;

  /** Deviation of the blur before edges are looked for, in pixels: what is finer is noise. */
  private static final double BLUR = 0.7;

  /** What brightness counts beside edges. */
  private static final double BRIGHTNESS = 0.5;

  /** Added before the root is taken, so that next to no edge is next to none. */
  private static final double FAINT = 1e-4;

  private static final double[] COSINES =
      IntStream.range(0, DIRECTIONS)
          .mapToDouble(i -> StrictMath.cos(2 * StrictMath.PI * i / DIRECTIONS))
          .toArray();
  private static final double[] SINES =
      IntStream.range(0, DIRECTIONS)
          .mapToDouble(i -> StrictMath.sin(2 * StrictMath.PI * i / DIRECTIONS))
          .toArray();

  private final ColumnType.Image type;
  private final int shrinking;
  private final int height;
  private final int wide;
  private final Smoothing down;
  private final Smoothing across;
  private final Smoothing blurDown;
  private final Smoothing blurAcross;

  /** Of images of one size. */
  HogFeatures(ColumnType.Image type) {
    this.type = type;
    this.shrinking = (Math.max(type.height(), type.width()) + MOST_PIXELS - 1) / MOST_PIXELS;
    this.height = (type.height() + shrinking - 1) / shrinking;
    this.wide = (type.width() + shrinking - 1) / shrinking;
    this.down = Smoothing.cells(cells(height), height);
    this.across = Smoothing.cells(cells(wide), wide);
    this.blurDown = Smoothing.blur(height, BLUR);
    this.blurAcross = Smoothing.blur(wide, BLUR);
  }

  private static int cells(int extent) {
    int cells = Math.max(LEAST_CELLS, Math.round((float) extent / CELL));
    return Math.min(extent, cells);
  }

  /** Numbers that an image becomes. */
  int width() {
    return (DIRECTIONS + type.channels()) * down.count() * across.count();
  }

  /**
   * Of one image.
   *
   * @param rows encoded, side by side
   * @param from where the image begins: {@code [line, column, channel]} in [0, 1]
   * @param out where the outlines go
   * @param at from there on
   */
  void of(float[] rows, int from, float[] out, int at) {
    int cells = down.count() * across.count();
    double[] grey = new double[height * wide];
    for (int channel = 0; channel < type.channels(); channel++) {
      double[] plane = shrunk(rows, from + channel);
      for (int i = 0; i < grey.length; i++) {
        grey[i] += plane[i] / type.channels();
      }
      double[] means = Smoothing.of(plane, down, across, wide);
      for (int i = 0; i < cells; i++) {
        means[i] *= BRIGHTNESS;
      }
      put(means, out, at + channel * cells);
    }
    int edges = at + type.channels() * cells;
    double[][] strengths = strengths(Smoothing.of(grey, blurDown, blurAcross, wide));
    for (int direction = 0; direction < DIRECTIONS; direction++) {
      double[] means = Smoothing.of(strengths[direction], down, across, wide);
      for (int i = 0; i < cells; i++) {
        means[i] = Math.sqrt(means[i] + FAINT);
      }
      put(means, out, edges + direction * cells);
    }
  }

  private static void put(double[] means, float[] out, int at) {
    for (int i = 0; i < means.length; i++) {
      out[at + i] = (float) means[i];
    }
  }

  /** One channel, as the means of squares of pixels. */
  private double[] shrunk(float[] rows, int from) {
    double[] plane = new double[height * wide];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < wide; x++) {
        plane[y * wide + x] = mean(rows, from, y * shrinking, x * shrinking);
      }
    }
    return plane;
  }

  private double mean(float[] rows, int from, int top, int left) {
    int bottom = Math.min(type.height(), top + shrinking);
    int right = Math.min(type.width(), left + shrinking);
    double sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += rows[from + (y * type.width() + x) * type.channels()];
      }
    }
    return sum / ((bottom - top) * (right - left));
  }

  /** Of the edge at each pixel: its length, as much of it as points into each direction. */
  private double[][] strengths(double[] grey) {
    double[][] strengths = new double[DIRECTIONS][grey.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < wide; x++) {
        int at = y * wide + x;
        double right = x == 0 || x == wide - 1 ? 0 : grey[at + 1] - grey[at - 1];
        double low = y == 0 || y == height - 1 ? 0 : grey[at + wide] - grey[at - wide];
        double square = right * right + low * low;
        if (square > 0) {
          double length = Math.sqrt(square);
          for (int i = 0; i < DIRECTIONS; i++) {
            double along = Math.max(0, right * COSINES[i] + low * SINES[i]);
            strengths[i][at] = along * along / length;
          }
        }
      }
    }
    return strengths;
  }
}
