package io.hourglass.detect.image;

/**
 * Gaussian smoothing along a line of numbers: weighted means, each over a run of them.
 *
 * @param firsts the first number of each run
 * @param weights of each run, adding up to 1
 */
record Smoothing(int[] firsts, double[][] weights) {
  /** The kernel is cut off at so many standard deviations. */
  private static final double REACH = 3;

  /**
   * Divides a line into cells, each as wide as two standard deviations of its kernel.
   *
   * @param count number of cells
   * @param extent length of the line
   */
  static Smoothing cells(int count, int extent) {
    double cell = (double) extent / count;
    Smoothing smoothing = new Smoothing(new int[count], new double[count][]);
    for (int i = 0; i < count; i++) {
      smoothing.kernel(i, (i + 0.5) * cell - 0.5, cell / 2, extent);
    }
    return smoothing;
  }

  /** A blur around every number of the line. */
  static Smoothing blur(int extent, double deviation) {
    Smoothing smoothing = new Smoothing(new int[extent], new double[extent][]);
    for (int i = 0; i < extent; i++) {
      smoothing.kernel(i, i, deviation, extent);
    }
    return smoothing;
  }

  private void kernel(int at, double center, double deviation, int extent) {
    firsts[at] = Math.max(0, (int) Math.floor(center - REACH * deviation));
    int end = Math.min(extent, (int) Math.ceil(center + REACH * deviation) + 1);
    weights[at] = new double[end - firsts[at]];
    for (int i = 0; i < weights[at].length; i++) {
      double away = (firsts[at] + i - center) / deviation;
      weights[at][i] = StrictMath.exp(-0.5 * away * away);
    }
    normalize(weights[at]);
  }

  private static void normalize(double[] kernel) {
    double sum = 0;
    for (double weight : kernel) {
      sum += weight;
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= sum;
    }
  }

  int count() {
    return firsts.length;
  }

  /**
   * Smooths a plane along its columns and its rows.
   *
   * @param plane row by row
   * @param down smoothing along columns
   * @param across smoothing along rows
   * @param width of a row
   */
  static double[] apply(double[] plane, Smoothing down, Smoothing across, int width) {
    return down.columns(across.rows(plane, width), across.count());
  }

  private double[] rows(double[] plane, int width) {
    int height = plane.length / width;
    double[] means = new double[height * count()];
    for (int y = 0; y < height; y++) {
      for (int i = 0; i < count(); i++) {
        means[y * count() + i] = mean(plane, y * width, i);
      }
    }
    return means;
  }

  private double mean(double[] plane, int from, int run) {
    double[] kernel = weights[run];
    double sum = 0;
    for (int x = 0, at = from + firsts[run]; x < kernel.length; x++, at++) {
      sum += kernel[x] * plane[at];
    }
    return sum;
  }

  private double[] columns(double[] plane, int width) {
    double[] means = new double[count() * width];
    for (int i = 0; i < count(); i++) {
      addRows(plane, width, i, means);
    }
    return means;
  }

  private void addRows(double[] plane, int width, int run, double[] means) {
    double[] kernel = weights[run];
    for (int y = 0; y < kernel.length; y++) {
      int from = (firsts[run] + y) * width;
      for (int x = 0; x < width; x++) {
        means[run * width + x] += kernel[y] * plane[from + x];
      }
    }
  }
}
