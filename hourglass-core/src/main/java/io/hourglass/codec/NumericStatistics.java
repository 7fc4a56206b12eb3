package io.hourglass.codec;

import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Mean and variance, merged batch by batch (Chan, Golub and LeVeque 1979), and for robust scaling a
 * uniform sample (Vitter's algorithm R, 1985).
 */
final class NumericStatistics implements ColumnStatistics {
  private static final int SAMPLE = 100_000;

  /** Interquartile range of a normal distribution with standard deviation 1. */
  private static final double NORMAL_RANGE = 1.3489795003921634;

  /** Between these, squares of deviations neither vanish nor overflow. */
  private static final double TINY = 1e-150;

  private static final double HUGE = 1e150;

  private final String column;
  private final Scaling scaling;
  private final boolean isRobust;
  private final SplittableRandom random = new SplittableRandom(1);
  private double[] sample = {};
  private long count;
  private double mean;
  private double squares;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private boolean nullable;

  NumericStatistics(String column, Scaling scaling) {
    this.column = column;
    this.scaling = scaling;
    this.isRobust = scaling == Scaling.ROBUST || scaling == Scaling.LOG_TAILS;
  }

  @Override
  public void add(Column cells) {
    double[] present = present((NumericColumn) cells);
    if (present.length > 0) {
      if (isRobust) {
        sample(present);
      }
      merge(present);
    }
  }

  private double[] present(NumericColumn numbers) {
    double[] present = new double[numbers.rows()];
    int size = 0;
    for (int row = 0; row < present.length; row++) {
      double value = numbers.get(row);
      if (Double.isNaN(value)) {
        nullable = true;
      } else {
        NumericScaling.encode(value, row, 0, 1); // refuses infinities
        present[size++] = value;
      }
    }
    return size == present.length ? present : Arrays.copyOf(present, size);
  }

  private void merge(double[] batch) {
    double batchMean = 0;
    for (double value : batch) {
      batchMean += value / batch.length;
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    merge(batch.length, batchMean, squares(batch, batchMean));
  }

  private static double squares(double[] batch, double mean) {
    double squares = 0;
    for (double value : batch) {
      squares += (value - mean) * (value - mean);
    }
    return squares;
  }

  private void merge(long batch, double batchMean, double batchSquares) {
    long total = count + batch;
    double delta = batchMean - mean;
    squares += batchSquares + delta * delta * count / total * batch;
    // divided first: the difference of two huge means may overflow
    mean += (batchMean / total - mean / total) * batch;
    count = total;
  }

  private void sample(double[] present) {
    long needed = Math.min(SAMPLE, count + present.length);
    sample = needed > sample.length ? Arrays.copyOf(sample, room(needed)) : sample;
    for (int i = 0; i < present.length; i++) {
      sample(present[i], count + i);
    }
  }

  private void sample(double value, long seen) {
    long slot = seen < SAMPLE ? seen : random.nextLong(seen + 1);
    if (slot < SAMPLE) {
      sample[(int) slot] = value;
    }
  }

  /** Twice as much as before, so that it is seldom copied, but no more than can be used. */
  private int room(long needed) {
    return (int) Math.min(SAMPLE, Math.max(needed, 2L * sample.length));
  }

  @Override
  public ColumnCodec codec(String table) {
    if (count == 0) {
      throw ColumnStatistics.nothing(table, column);
    }
    return switch (scaling) {
      case NONE -> new Standard(column, 0, 1, nullable);
      case STANDARD -> new Standard(column, mean, spread(), nullable);
      case ROBUST -> robust();
      case LOG_TAILS -> logTails();
    };
  }

  /** Mean and deviation say most of a column, unless a few values far from all others move them. */
  private ColumnCodec logTails() {
    RobustSpread robust = new RobustSpread(sorted());
    return robust.isOrdinary(min, max)
        ? new Standard(column, mean, spread(), nullable)
        : robust.codec(column, nullable);
  }

  /** The sample, ascending. */
  private double[] sorted() {
    double[] sorted = Arrays.copyOf(sample, (int) Math.min(count, SAMPLE));
    Arrays.sort(sorted);
    return sorted;
  }

  private Robust robust() {
    double[] sorted = sorted();
    double range = quantile(sorted, 0.75) - quantile(sorted, 0.25);
    double scale = range / NORMAL_RANGE;
    // most cells equal: the range says nothing, the deviation still does
    boolean usable = scale > 0 && Double.isFinite(scale);
    return new Robust(column, quantile(sorted, 0.5), usable ? scale : spread(), nullable);
  }

  /** Standard deviation; 1 for a constant column. */
  private double spread() {
    double deviation = Math.sqrt(squares / count);
    if (!(deviation > TINY && deviation < HUGE)) {
      // squares have overflowed or vanished: a quarter of the range is near enough
      deviation = max / 4 - min / 4;
    }
    // a spread that is all rounding error belongs to a constant column
    return deviation <= Math.abs(mean) * 1e-14 ? 1 : deviation;
  }

  private static double quantile(double[] sorted, double fraction) {
    double at = fraction * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    double share = at - below;
    return (1 - share) * sorted[below] + share * sorted[above];
  }
}
