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
    int first = Math.max(0, (int) Math.floor(center - REACH * deviation));
    int end = Math.min(extent, (int) Math.ceil(center + REACH * deviation) + 1);
    double[] kernel = new double[end - first];
    double sum = 0;
    for (int i = 0; i < kernel.length; i++) {
      double away = (first + i - center) / deviation;
      kernel[i] = StrictMath.exp(-0.5 * away * away);
      sum += kernel[i];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= sum;
    }
    firsts[at] = first;
    weights[at] = kernel;
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
    int height = plane.length / width;
    double[] narrow = new double[height * across.count()];
    for (int y = 0; y < height; y++) {
      for (int i = 0; i < across.count(); i++) {
        double sum = 0;
        double[] kernel = across.weights[i];
        for (int x = 0, at = y * width + across.firsts[i]; x < kernel.length; x++, at++) {
          sum += kernel[x] * plane[at];
        }
        narrow[y * across.count() + i] = sum;
      }
    }
    double[] means = new double[down.count() * across.count()];
    for (int i = 0; i < down.count(); i++) {
      for (int y = 0; y < down.weights[i].length; y++) {
        int from = (down.firsts[i] + y) * across.count();
        for (int x = 0; x < across.count(); x++) {
          means[i * across.count() + x] += down.weights[i][y] * narrow[from + x];
        }
      }
    }
    return means;
  }
}
