package io.hourglass.detect.image;

/**
 * Weighted means of a line of numbers, each over a run of them, with the weights of a bell.
 *
 * @param firsts of each mean, the first number it is over
 * @param weights of each mean, adding up to 1
 */
record Smoothing(int[] firsts, double[][] weights) {
  /** Deviations of a bell that are worth looking at. */
  private static final double REACH = 3;

  /**
   * As many cells side by side as a line is divided into, each as wide as two of its deviations.
   *
   * @param count of cells
   * @param extent of the line
   */
  static Smoothing cells(int count, int extent) {
    double cell = (double) extent / count;
    Smoothing means = new Smoothing(new int[count], new double[count][]);
    for (int i = 0; i < count; i++) {
      means.bell(i, (i + 0.5) * cell - 0.5, cell / 2, extent);
    }
    return means;
  }

  /** Around every number of the line. */
  static Smoothing blur(int extent, double deviation) {
    Smoothing means = new Smoothing(new int[extent], new double[extent][]);
    for (int i = 0; i < extent; i++) {
      means.bell(i, i, deviation, extent);
    }
    return means;
  }

  private void bell(int at, double center, double deviation, int extent) {
    int first = Math.max(0, (int) Math.floor(center - REACH * deviation));
    int end = Math.min(extent, (int) Math.ceil(center + REACH * deviation) + 1);
    double[] bell = new double[end - first];
    double sum = 0;
    for (int i = 0; i < bell.length; i++) {
      double away = (first + i - center) / deviation;
      bell[i] = StrictMath.exp(-0.5 * away * away);
      sum += bell[i];
    }
    for (int i = 0; i < bell.length; i++) {
      bell[i] /= sum;
    }
    firsts[at] = first;
    weights[at] = bell;
  }

  int count() {
    return firsts.length;
  }

  /**
   * Smooths a plane along its lines and its columns.
   *
   * @param plane line by line
   * @param down over columns
   * @param across over lines
   * @param width of a line
   */
  static double[] of(double[] plane, Smoothing down, Smoothing across, int width) {
    int height = plane.length / width;
    double[] narrow = new double[height * across.count()];
    for (int y = 0; y < height; y++) {
      for (int i = 0; i < across.count(); i++) {
        double sum = 0;
        double[] bell = across.weights[i];
        for (int x = 0, at = y * width + across.firsts[i]; x < bell.length; x++, at++) {
          sum += bell[x] * plane[at];
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
