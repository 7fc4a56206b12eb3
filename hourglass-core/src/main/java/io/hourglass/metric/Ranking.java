package io.hourglass.metric;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How well scores rank positives above negatives. Ties count half.
 *
 * @param auroc area under the receiver operating characteristic: the chance that a positive scores
 *     higher than a negative
 * @param averagePrecision mean of the precision at the score of every positive
 * @param positives number of positive rows
 * @param negatives number of negative rows
 */
public record Ranking(double auroc, double averagePrecision, int positives, int negatives) {
  /**
   * Measures how scores rank positives; higher scores mean more likely positive.
   *
   * @throws IllegalArgumentException if there is not at least one of each class, a score is NaN, or
   *     there are not as many labels as scores
   */
  public static Ranking of(double[] scores, boolean[] positive) {
    check(scores, positive);
    int[] order = descending(scores);
    int positives = (int) IntStream.range(0, positive.length).filter(i -> positive[i]).count();
    int negatives = positive.length - positives;
    if (positives == 0 || negatives == 0) {
      throw new IllegalArgumentException(
          "a ranking needs at least 1 positive and 1 negative row, got %d and %d"
              .formatted(positives, negatives));
    }
    double area = 0;
    double precision = 0;
    long truePositives = 0;
    for (int start = 0; start < order.length; ) {
      int end = start;
      int found = 0;
      while (end < order.length && scores[order[end]] == scores[order[start]]) {
        found += positive[order[end++]] ? 1 : 0;
      }
      int others = end - start - found;
      area += others * (truePositives + found / 2.0);
      truePositives += found;
      precision += found * ((double) truePositives / end);
      start = end;
    }
    return new Ranking(
        area / ((double) positives * negatives), precision / positives, positives, negatives);
  }

  private static void check(double[] scores, boolean[] positive) {
    if (scores.length != positive.length) {
      throw new IllegalArgumentException(
          "there must be a label for each of %d scores, got %d"
              .formatted(scores.length, positive.length));
    }
    for (int row = 0; row < scores.length; row++) {
      if (Double.isNaN(scores[row])) {
        throw new IllegalArgumentException("scores must be numbers, got NaN in row " + (row + 1));
      }
    }
  }

  private static int[] descending(double[] scores) {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer row) -> scores[row]).reversed())
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
