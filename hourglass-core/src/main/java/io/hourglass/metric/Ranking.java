package io.hourglass.metric;

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
    LabeledScores labeled = LabeledScores.of(scores, positive);
    ThresholdCurve curve = ThresholdCurve.of(labeled);
    checkBothClasses(curve.anomalies(), curve.normals());
    return new Ranking(
        curve.auroc(labeled.scoresOf(true)),
        curve.averagePrecision(),
        curve.anomalies(),
        curve.normals());
  }

  private static void checkBothClasses(int positives, int negatives) {
    if (positives == 0 || negatives == 0) {
      throw new IllegalArgumentException(
          "a ranking needs at least 1 positive and 1 negative row, got %d and %d"
              .formatted(positives, negatives));
    }
  }
}
