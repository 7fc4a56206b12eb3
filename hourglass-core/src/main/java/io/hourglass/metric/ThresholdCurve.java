package io.hourglass.metric;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/**
 * Confusion counts at every threshold on labeled scores. Step {@code g} flags the rows with the
 * {@code g} highest distinct scores; rows of equal score are flagged together.
 */
public final class ThresholdCurve {
  private final double[] scores;
  private final int[] truePositives;
  private final int[] falsePositives;
  private final double normalWeight;

  private ThresholdCurve(
      double[] scores, int[] truePositives, int[] falsePositives, double normalWeight) {
    this.scores = scores;
    this.truePositives = truePositives;
    this.falsePositives = falsePositives;
    this.normalWeight = normalWeight;
  }

  /** The curve of labeled scores. */
  public static ThresholdCurve of(LabeledScores labeled) {
    double[] anomalies = labeled.scoresOf(true);
    double[] normals = labeled.scoresOf(false);
    Arrays.sort(anomalies);
    Arrays.sort(normals);
    double[] scores = new double[labeled.rows()];
    int[] truePositives = new int[labeled.rows() + 1];
    int[] falsePositives = new int[labeled.rows() + 1];
    int steps = 0;
    int a = anomalies.length;
    int n = normals.length;
    while (a > 0 || n > 0) {
      double score = Math.max(last(anomalies, a), last(normals, n));
      while (a > 0 && anomalies[a - 1] == score) {
        a--;
      }
      while (n > 0 && normals[n - 1] == score) {
        n--;
      }
      scores[steps++] = score;
      truePositives[steps] = anomalies.length - a;
      falsePositives[steps] = normals.length - n;
    }
    return new ThresholdCurve(
        Arrays.copyOf(scores, steps),
        Arrays.copyOf(truePositives, steps + 1),
        Arrays.copyOf(falsePositives, steps + 1),
        labeled.normalWeight());
  }

  private static double last(double[] sorted, int size) {
    return size == 0 ? Double.NEGATIVE_INFINITY : sorted[size - 1];
  }

  /** Number of distinct scores. */
  public int steps() {
    return scores.length;
  }

  /** Number of anomalies. */
  public int anomalies() {
    return truePositives[steps()];
  }

  /** Number of normal rows, unweighted. */
  public int normals() {
    return falsePositives[steps()];
  }

  /** Number of anomalies flagged at a step. */
  public int truePositives(int steps) {
    return truePositives[steps];
  }

  /** Number of normal rows flagged at a step, unweighted. */
  public int falsePositives(int steps) {
    return falsePositives[steps];
  }

  /** Weight of the normal rows flagged at a step. */
  public double falsePositiveWeight(int steps) {
    return normalWeight * falsePositives[steps];
  }

  /** Weight of all rows flagged at a step. */
  public double alerts(int steps) {
    return truePositives[steps] + falsePositiveWeight(steps);
  }

  /** Share of the anomalies flagged at a step. */
  public double recall(int steps) {
    return truePositives[steps] / (double) anomalies();
  }

  /** Share of the normal rows flagged at a step. */
  public double falsePositiveRate(int steps) {
    return falsePositives[steps] / (double) normals();
  }

  /** Share of anomalies among the rows flagged at a step; 0 where there is none. */
  public double precision(int steps) {
    return truePositives[steps] == 0 ? 0 : truePositives[steps] / alerts(steps);
  }

  /** Harmonic mean of precision and recall at a step. */
  public double f1(int steps) {
    return 2 * truePositives[steps] / (alerts(steps) + anomalies());
  }

  /** Weight of all rows. */
  public double total() {
    return alerts(steps());
  }

  /** Share of the rows classified correctly at a step. */
  double accuracy(int steps) {
    double wrong = anomalies() - truePositives[steps] + falsePositiveWeight(steps);
    return 1 - wrong / total();
  }

  /** Mean of the precision at the step of each anomaly. */
  double averagePrecision() {
    double sum = 0;
    for (int step = 1; step <= steps(); step++) {
      sum += (truePositives[step] - truePositives[step - 1]) * precision(step);
    }
    return sum / anomalies();
  }

  /** AUROC of some anomalies against all normal rows: ties count half. */
  public double auroc(double[] anomalyScores) {
    double below = 0;
    for (double score : anomalyScores) {
      int above = stepOf(score);
      below += normals() - (falsePositives[above] + falsePositives[above + 1]) / 2.0;
    }
    return below / ((double) anomalyScores.length * normals());
  }

  /** Expected number of anomalies among the rows with the highest scores, ties in random order. */
  double truePositivesAmong(double alerts) {
    int step = stepWithin(alerts);
    if (step == steps()) {
      return anomalies();
    }
    double part = (alerts - alerts(step)) / (alerts(step + 1) - alerts(step));
    return truePositives[step] + part * (truePositives[step + 1] - truePositives[step]);
  }

  /** The last step with at most this weight of flagged rows. */
  int stepWithin(double alerts) {
    int low = 0;
    int high = steps();
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (alerts(middle) <= alerts) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** The first step at which this many rows are flagged, unweighted. */
  public int stepFlagging(int rows) {
    int step = 0;
    while (truePositives[step] + falsePositives[step] < rows) {
      step++;
    }
    return step;
  }

  /** The step at which each anomaly is flagged. */
  int[] stepOfEachAnomaly() {
    return stepOfEach(truePositives);
  }

  /** The step at which each normal row is flagged. */
  int[] stepOfEachNormal() {
    return stepOfEach(falsePositives);
  }

  private static int[] stepOfEach(int[] cumulative) {
    int[] steps = new int[cumulative[cumulative.length - 1]];
    for (int step = 1; step < cumulative.length; step++) {
      Arrays.fill(steps, cumulative[step - 1], cumulative[step], step);
    }
    return steps;
  }

  /** A stratified bootstrap sample: anomalies and normal rows are resampled separately. */
  ThresholdCurve resampled(int[] stepOfAnomaly, int[] stepOfNormal, SplittableRandom random) {
    return new ThresholdCurve(
        scores, resampled(stepOfAnomaly, random), resampled(stepOfNormal, random), normalWeight);
  }

  private int[] resampled(int[] stepOf, SplittableRandom random) {
    int[] resampled = new int[steps() + 1];
    for (int i = 0; i < stepOf.length; i++) {
      resampled[stepOf[random.nextInt(stepOf.length)]]++;
    }
    for (int step = 1; step < resampled.length; step++) {
      resampled[step] += resampled[step - 1];
    }
    return resampled;
  }

  /** The first step with the greatest value. */
  public int argMax(IntToDoubleFunction value) {
    int best = 0;
    for (int step = 1; step <= steps(); step++) {
      if (value.applyAsDouble(step) > value.applyAsDouble(best)) {
        best = step;
      }
    }
    return best;
  }

  /**
   * The threshold of a step: halfway between the lowest score that is flagged and the highest that
   * is not.
   */
  public double threshold(int steps) {
    if (steps == 0) {
      return scores[0];
    }
    double flagged = scores[steps - 1];
    if (steps == scores.length) {
      return Math.nextDown(flagged);
    }
    double halfway = flagged / 2 + scores[steps] / 2;
    return halfway < flagged && halfway >= scores[steps] ? halfway : scores[steps];
  }

  /** The step of a threshold. */
  int stepOf(double threshold) {
    int low = 0;
    int high = scores.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (scores[middle] > threshold) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
