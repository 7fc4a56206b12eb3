package io.hourglass.detect.image;

import io.hourglass.data.ColumnType;
import java.util.stream.IntStream;

/**
 * Features of an image: histograms of oriented gradients (HOG; Dalal and Triggs 2005), the strength
 * of edges in each of 8 directions in every cell of a coarse grid, and the brightness of each
 * channel there. Two images of one thing have similar edges where hardly a pixel is the same, so
 * that distances between these features mean something where those between pixels do not.
 *
 * <p>Nothing in it is learned. A cell is about 8 pixels wide, with 4 to 8 of them from side to
 * side; an image larger than 64 pixels is downsampled first. Cells overlap, so that a shift by a
 * pixel changes little.
 */
final class HogFeatures {
  private static final int DIRECTIONS = 8;
  private static final int MAX_PIXELS = 64;
  private static final int MIN_CELLS = 4;
  private static final int CELL = 8;

  /**
   * Standard deviation of the blur before gradients are taken, in pixels: finer detail is noise.
   */
  private static final double BLUR = 0.7;

  /** The weight of brightness beside edges. */
  private static final double BRIGHTNESS = 0.5;

  /** Added before the root is taken, so that very weak edges do not matter. */
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
  private final int stride;
  private final int height;
  private final int wide;
  private final Smoothing down;
  private final Smoothing across;
  private final Smoothing blurDown;
  private final Smoothing blurAcross;

  /** For images of one size. */
  HogFeatures(ColumnType.Image type) {
    this.type = type;
    this.stride = (Math.max(type.height(), type.width()) + MAX_PIXELS - 1) / MAX_PIXELS;
    this.height = (type.height() + stride - 1) / stride;
    this.wide = (type.width() + stride - 1) / stride;
    this.down = Smoothing.cells(cells(height), height);
    this.across = Smoothing.cells(cells(wide), wide);
    this.blurDown = Smoothing.blur(height, BLUR);
    this.blurAcross = Smoothing.blur(wide, BLUR);
  }

  private static int cells(int extent) {
    int cells = Math.max(MIN_CELLS, Math.round((float) extent / CELL));
    return Math.min(extent, cells);
  }

  /** Number of features. */
  int width() {
    return (DIRECTIONS + type.channels()) * cells();
  }

  /**
   * Extracts the features of one image.
   *
   * @param rows encoded, side by side
   * @param from where the image begins: {@code [row, column, channel]} in [0, 1]
   * @param out receives the features
   * @param at the first of them
   */
  void extract(float[] rows, int from, float[] out, int at) {
    double[] gray = new double[height * wide];
    for (int channel = 0; channel < type.channels(); channel++) {
      double[] plane = downsampled(rows, from + channel);
      addShare(plane, gray);
      put(brightness(plane), out, at + channel * cells());
    }
    putEdges(gray, out, at + type.channels() * cells());
  }

  private int cells() {
    return down.count() * across.count();
  }

  private void addShare(double[] plane, double[] gray) {
    for (int i = 0; i < gray.length; i++) {
      gray[i] += plane[i] / type.channels();
    }
  }

  private double[] brightness(double[] plane) {
    double[] means = Smoothing.apply(plane, down, across, wide);
    for (int i = 0; i < means.length; i++) {
      means[i] *= BRIGHTNESS;
    }
    return means;
  }

  private void putEdges(double[] gray, float[] out, int at) {
    double[][] strengths = strengths(Smoothing.apply(gray, blurDown, blurAcross, wide));
    for (int direction = 0; direction < DIRECTIONS; direction++) {
      put(edges(strengths[direction]), out, at + direction * cells());
    }
  }

  private double[] edges(double[] strengths) {
    double[] means = Smoothing.apply(strengths, down, across, wide);
    for (int i = 0; i < means.length; i++) {
      means[i] = Math.sqrt(means[i] + FAINT);
    }
    return means;
  }

  private static void put(double[] means, float[] out, int at) {
    for (int i = 0; i < means.length; i++) {
      out[at + i] = (float) means[i];
    }
  }

  /** One channel, downsampled by the mean over square blocks. */
  private double[] downsampled(float[] rows, int from) {
    double[] plane = new double[height * wide];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < wide; x++) {
        plane[y * wide + x] = mean(rows, from, y * stride, x * stride);
      }
    }
    return plane;
  }

  private double mean(float[] rows, int from, int top, int left) {
    int bottom = Math.min(type.height(), top + stride);
    int right = Math.min(type.width(), left + stride);
    double sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += rows[from + (y * type.width() + x) * type.channels()];
      }
    }
    return sum / ((bottom - top) * (right - left));
  }

  /** The gradient at each pixel: its length in each direction. */
  private double[][] strengths(double[] gray) {
    double[][] strengths = new double[DIRECTIONS][gray.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < wide; x++) {
        int at = y * wide + x;
        double right = x == 0 || x == wide - 1 ? 0 : gray[at + 1] - gray[at - 1];
        double low = y == 0 || y == height - 1 ? 0 : gray[at + wide] - gray[at - wide];
        putStrengths(right, low, strengths, at);
      }
    }
    return strengths;
  }

  private static void putStrengths(double right, double low, double[][] strengths, int at) {
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
