package io.hourglass.detect.threshold;

import io.hourglass.setting.PlainNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How normal rows score: what a model file keeps of them.
 *
 * <p>Up to 10,000 rows it keeps every score. Of more it keeps the 1,000 highest, and below them
 * those at places from the top that grow by 0.2 to 0.4 % each: 250 places for each doubling. Ranks
 * are thus exact for the highest and right to 0.4 % below; what lies between two kept scores counts
 * as high, so that a p-value errs to the safe side only.
 *
 * @param rows how many there were
 * @param heldOut whether they were held out from training: else nothing is promised for new rows
 * @param mean of all of them
 * @param deviation standard deviation of all of them, the square root of the mean square
 * @param scores those that are kept, ascending, with every tie
 */
public record NormalScores(
    long rows, boolean heldOut, double mean, double deviation, List<Double> scores) {
  /** All scores are kept of as many rows. */
  private static final int ALL = 10_000;

  /** The number of highest scores kept, where there are more rows. */
  private static final int TOP = 1_000;

  /** And so many between one place from the top and twice that place. */
  private static final int PER_OCTAVE = 250;

  public NormalScores {
    scores = List.copyOf(scores);
    if (rows < 1 || rows > 1L << 53) {
      throw new IllegalArgumentException("there must be 1 to 2^53 normal rows, got " + rows);
    }
    if (scores.size() != kept(rows)) {
      throw new IllegalArgumentException(
          "of %d rows %d scores are kept, got %d".formatted(rows, kept(rows), scores.size()));
    }
    if (!Double.isFinite(mean) || !(deviation >= 0) || !Double.isFinite(deviation)) {
      throw new IllegalArgumentException(
          "mean and deviation must be finite, and the latter not negative, got %s and %s"
              .formatted(mean, deviation));
    }
    double last = -Double.MAX_VALUE;
    for (double score : scores) {
      if (!(score >= last && score <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "kept scores must be finite and ascending, got %s after %s".formatted(score, last));
      }
      last = score;
    }
  }

  /**
   * Summarizes scores of normal rows, in any order.
   *
   * @throws IllegalArgumentException if there is none, or one is not finite
   */
  public static NormalScores of(double[] scores, boolean heldOut) {
    if (scores.length == 0) {
      throw new IllegalArgumentException("there must be at least 1 normal row, got none");
    }
    double sum = 0;
    for (int row = 0; row < scores.length; row++) {
      if (!Double.isFinite(scores[row])) {
        throw new IllegalArgumentException(
            "scores of normal rows must be finite, got %s in row %d"
                .formatted(scores[row], row + 1));
      }
      sum += scores[row] / scores.length;
    }
    double mean = sum;
    double squares = 0;
    for (double score : scores) {
      squares += (score - mean) * (score - mean) / scores.length;
    }
    return new NormalScores(scores.length, heldOut, mean, Math.sqrt(squares), thinned(scores));
  }

  private static List<Double> thinned(double[] scores) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    int size = kept(sorted.length);
    List<Double> kept = new ArrayList<>(size);
    for (int index = size - 1; index >= 0; index--) {
      kept.add(sorted[(int) (sorted.length - place(index, sorted.length))]);
    }
    return kept;
  }

  /** How many scores are kept. */
  private static int kept(long rows) {
    int size = (int) Math.min(rows, TOP);
    while (place(size - 1, rows) < rows) {
      size++;
    }
    return size;
  }

  /** The place from the top, the highest being 1, of the kept score with an index from the top. */
  private static long place(int index, long rows) {
    if (rows <= ALL || index < TOP) {
      return index + 1L;
    }
    int octave = (index - TOP) / PER_OCTAVE;
    long step = TOP / PER_OCTAVE * (1L << octave);
    return Math.min(rows, TOP * (1L << octave) + step * ((index - TOP) % PER_OCTAVE + 1));
  }

  /** The place from the top of one of the scores that are kept. */
  private long placeOf(int index) {
    return place(scores.size() - 1 - index, rows);
  }

  /** The highest score. */
  public double highest() {
    return scores.get(scores.size() - 1);
  }

  /**
   * The chance that a normal row is as anomalous as this: {@code (1 + rows that score as high) / (n
   * + 1)} (Vovk, Gammerman and Shafer 2005; Bates et al. 2023). Never less than 1 / (n + 1), for so
   * few rows cannot tell.
   *
   * @param score infinity is anomalous, NaN is refused
   */
  public double pValue(double score) {
    if (Double.isNaN(score)) {
      throw new IllegalArgumentException("a score must be a number, got NaN");
    }
    return (1.0 + rowsAfter(firstNotBelow(score))) / (rows + 1.0);
  }

  /** How many of the rows score above a threshold. */
  public long above(double threshold) {
    return rowsAfter(firstNotBelow(Math.nextUp(threshold)));
  }

  /** How many rows there may be above the kept score before an index. */
  private long rowsAfter(int index) {
    return index == 0 ? rows : placeOf(index - 1) - 1;
  }

  /** Index of the first of the kept scores that is not below. */
  private int firstNotBelow(double score) {
    int low = 0;
    int high = scores.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (scores.get(middle) < score) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * The score above which p-values are no more than a rate.
   *
   * @throws IllegalArgumentException if there are too few rows for any to be
   */
  double conformal(double rate) {
    if (1 / (rows + 1.0) > rate) {
      throw new IllegalArgumentException(
          ("%d normal rows allow for a rate of at least 1 / %d = %s, got %s; give more rows, a"
                  + " higher rate, or take peaks over threshold")
              .formatted(rows, rows + 1, PlainNumber.of(1 / (rows + 1.0)), PlainNumber.of(rate)));
    }
    int index = scores.size() - 1;
    while (index > 0 && placeOf(index - 1) / (rows + 1.0) <= rate) {
      index--;
    }
    return scores.get(index);
  }

  /**
   * The score below which a share of the rows lies, interpolated between kept neighbors.
   *
   * @param probability in [0, 1]
   */
  public double quantile(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability must be in [0, 1], got " + probability);
    }
    double rank = probability * (rows - 1);
    int low = 0;
    int high = scores.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (rows - placeOf(middle) <= rank) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    int above = Math.min(low + 1, scores.size() - 1);
    double gap = Math.max(1, placeOf(low) - placeOf(above));
    double share = (rank - (rows - placeOf(low))) / gap;
    return scores.get(low) + share * (scores.get(above) - scores.get(low));
  }

  /** How many rows one of the kept scores stands for: itself and those up to the next kept one. */
  long weight(int index) {
    return index == scores.size() - 1 ? 1 : placeOf(index) - placeOf(index + 1);
  }
}
