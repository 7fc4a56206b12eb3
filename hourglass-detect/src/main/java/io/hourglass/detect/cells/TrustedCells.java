package io.hourglass.detect.cells;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The cells of a row that others are predicted from. Cells that deviate most from their prediction
 * are removed one by one until the others are no further out than normal rows are (cellwise
 * outliers; Rousseeuw and Van den Bossche 2018, Raymaekers and Rousseeuw 2021).
 *
 * @param trusted which cells are left
 * @param precision of these
 * @param product of the precision with the row's scaled features
 * @param distance squared Mahalanobis distance of what is left
 */
record TrustedCells(boolean[] trusted, Precision precision, double[] product, double distance) {
  /**
   * All cells of a row but those that are beyond the bounds of their column.
   *
   * @param scaled features of the row
   */
  static TrustedCells all(Precision precision, double[] scaled, boolean[] outside) {
    boolean[] trusted = new boolean[outside.length];
    Arrays.fill(trusted, true);
    TrustedCells left = of(trusted, precision, scaled);
    for (int cell = 0; cell < outside.length; cell++) {
      left = outside[cell] ? left.without(cell, scaled) : left;
    }
    return left;
  }

  private static TrustedCells of(boolean[] trusted, Precision precision, double[] scaled) {
    double[] product = precision.times(scaled);
    double distance = 0;
    for (int i = 0; i < scaled.length; i++) {
      distance += scaled[i] * product[i];
    }
    return new TrustedCells(trusted, precision, product, distance);
  }

  /**
   * Whether a cell can be predicted from these: half of the others are among them, at a distance
   * within the limit.
   */
  boolean suffices(int cell, double limit) {
    int others = count() - (trusted[cell] ? 1 : 0);
    return others > 0
        && 2 * others >= trusted.length - 1
        && distance - precision.gain(cell, product) <= limit;
  }

  /**
   * As few cells as possible removed for the distance to be at most a limit; half of them stay.
   *
   * @param scaled features of the row
   */
  TrustedCells within(double limit, double[] scaled) {
    TrustedCells left = this;
    while (left.distance > limit && 2 * left.count() > trusted.length) {
      left = left.without(left.farthest(), scaled);
    }
    return left;
  }

  private int count() {
    return (int) IntStream.range(0, trusted.length).filter(cell -> trusted[cell]).count();
  }

  private int farthest() {
    return IntStream.range(0, trusted.length)
        .filter(cell -> trusted[cell])
        .boxed()
        .max(Comparator.comparingDouble(cell -> precision.gain(cell, product)))
        .orElseThrow();
  }

  private TrustedCells without(int cell, double[] scaled) {
    boolean[] left = trusted.clone();
    left[cell] = false;
    return of(left, precision.without(cell), scaled);
  }
}
