package io.hourglass.detect.threshold;

import io.hourglass.setting.PlainNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A compact sketch of the scores of normal rows, as a model file stores it.
 *
 * <p>Up to 10,000 rows, every score is stored. Of more rows, the 1,000 highest are stored, and
 * below them 250 for each doubling of the rank from the top. So ranks are exact for the highest
 * scores and within 0.4 % below; a score between two stored ones has the higher p-value, which errs
 * on the safe side.
 *
 * @param rows number of rows
 * @param heldOut whether they were held out from training; otherwise p-values are not valid for new
 *     rows
 * @param mean of all scores
 * @param deviation standard deviation of all scores, with denominator n
 * @param scores the stored scores, ascending, ties included
 */
public record NormalScores(
    long rows, boolean heldOut, double mean, double deviation, List<Double> scores) {
  /** The most rows of which every score is stored. */
  private static final int ALL = 10_000;

  /** The number of highest scores that are stored of more rows. */
  private static final int TOP = 1_000;

  /** The number of scores that are stored for each doubling of the rank below. */
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
    checkAscending(scores);
  }

  private static void checkAscending(List<Double> scores) {
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
   * Summarizes the scores of normal rows, in any order.
   *
   * @throws IllegalArgumentException if there is none, or one is not finite
   */
  public static NormalScores of(double[] scores, boolean heldOut) {
    if (scores.length == 0) {
      throw new IllegalArgumentException("there must be at least 1 normal row, got none");
    }
    checkFinite(scores);
    double mean = mean(scores);
    double deviation = deviation(scores, mean);
    return new NormalScores(scores.length, heldOut, mean, deviation, thinned(scores));
  }

  private static void checkFinite(double[] scores) {
    for (int row = 0; row < scores.length; row++) {
      if (!Double.isFinite(scores[row])) {
        throw new IllegalArgumentException(
            "scores of normal rows must be finite, got %s in row %d"
                .formatted(scores[row], row + 1));
      }
    }
  }

  private static double mean(double[] scores) {
    double mean = 0;
    for (double score : scores) {
      mean += score / scores.length;
    }
    return mean;
  }

  private static double deviation(double[] scores, double mean) {
    double squares = 0;
    for (double score : scores) {
      squares += (score - mean) * (score - mean) / scores.length;
    }
    return Math.sqrt(squares);
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

  /** The rank, from 1 for the highest, of the stored score with an index from the top. */
  private static long place(int index, long rows) {
    if (rows <= ALL || index < TOP) {
      return index + 1L;
    }
    int octave = (index - TOP) / PER_OCTAVE;
    long step = TOP / PER_OCTAVE * (1L << octave);
    return Math.min(rows, TOP * (1L << octave) + step * ((index - TOP) % PER_OCTAVE + 1));
  }

  /** The rank of a stored score. */
  private long placeOf(int index) {
    return place(scores.size() - 1 - index, rows);
  }

  /** The highest score. */
  public double highest() {
    return scores.get(scores.size() - 1);
  }

  /**
   * The conformal p-value of a score, {@code (1 + rows that score at least as high) / (n + 1)}
   * (Vovk, Gammerman and Shafer 2005; Bates et al. 2023); at least 1 / (n + 1).
   *
   * @param score may be infinite; NaN is refused
   */
  public double pValue(double score) {
    if (Double.isNaN(score)) {
      throw new IllegalArgumentException("a score must be a number, got NaN");
    }
    return (1.0 + rowsAfter(firstNotBelow(score))) / (rows + 1.0);
  }

  /** Number of rows that score above a threshold. */
  public long above(double threshold) {
    return rowsAfter(firstNotBelow(Math.nextUp(threshold)));
  }

  /** The most rows that may score above the stored score before an index. */
  private long rowsAfter(int index) {
    return index == 0 ? rows : placeOf(index - 1) - 1;
  }

  /** Index of the first stored score that is not below. */
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
   * The score above which p-values are at most a rate.
   *
   * @throws IllegalArgumentException if there are too few rows for that
   */
  double conformal(double rate) {
    checkAttainable(rate);
    int index = scores.size() - 1;
    while (index > 0 && placeOf(index - 1) / (rows + 1.0) <= rate) {
      index--;
    }
    return scores.get(index);
  }

  private void checkAttainable(double rate) {
    if (1 / (rows + 1.0) > rate) {
      throw new IllegalArgumentException(
          ("%d normal rows allow for a rate of at least 1 / %d = %s, got %s; give more rows, a"
                  + " higher rate, or take peaks over threshold")
              .formatted(rows, rows + 1, PlainNumber.of(1 / (rows + 1.0)), PlainNumber.of(rate)));
    }
  }

  /**
   * The score below which a share of the rows lies, interpolated between stored neighbors.
   *
   * @param probability in [0, 1]
   */
  public double quantile(double probability) {
    checkProbability(probability);
    double rank = probability * (rows - 1);
    int below = lastNotAbove(rank);
    int above = Math.min(below + 1, scores.size() - 1);
    double gap = Math.max(1, placeOf(below) - placeOf(above));
    double share = (rank - (rows - placeOf(below))) / gap;
    return scores.get(below) + share * (scores.get(above) - scores.get(below));
  }

  private static void checkProbability(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability must be in [0, 1], got " + probability);
    }
  }

  /** Index of the last stored score that is not above a rank, counted from 0 for the lowest. */
  private int lastNotAbove(double rank) {
    int low = 0;
    int high = scores.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      boolean isAbove = rows - placeOf(middle) > rank;
      low = isAbove ? low : middle;
      high = isAbove ? middle - 1 : high;
    }
    return low;
  }

  /** Number of rows that a stored score represents: itself and those up to the next one. */
  long weight(int index) {
    return index == scores.size() - 1 ? 1 : placeOf(index) - placeOf(index + 1);
  }
}
