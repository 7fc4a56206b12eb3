package io.hourglass.metric;

import io.hourglass.linalg.Indices;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
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
    double[] scores = distinctDescending(labeled.scores());
    return new ThresholdCurve(
        scores,
        counts(scores, labeled.scoresOf(true)),
        counts(scores, labeled.scoresOf(false)),
        labeled.normalWeight());
  }

  private static double[] distinctDescending(double[] scores) {
    double[] sorted = Arrays.stream(scores).sorted().toArray();
    double[] distinct = new double[sorted.length];
    int count = 0;
    for (int i = sorted.length - 1; i >= 0; i--) {
      // -0.0 equals 0.0 here
      if (count == 0 || sorted[i] != distinct[count - 1]) {
        distinct[count++] = sorted[i];
      }
    }
    return Arrays.copyOf(distinct, count);
  }

  /** The number of values at or above each threshold, after a 0. */
  private static int[] counts(double[] thresholds, double[] values) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    int[] counts = new int[thresholds.length + 1];
    for (int step = 1; step < counts.length; step++) {
      double threshold = thresholds[step - 1];
      counts[step] = sorted.length - first(0, sorted.length, i -> sorted[i] >= threshold);
    }
    return counts;
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
    return first(1, steps() + 1, step -> !(alerts(step) <= alerts)) - 1;
  }

  /** The first number of a range from which on a condition holds, by bisection. */
  private static int first(int from, int to, IntPredicate condition) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean holds = condition.test(middle);
      low = holds ? low : middle + 1;
      high = holds ? middle : high;
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
    return Indices.argMax(steps() + 1, value);
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
    return steps == scores.length ? Math.nextDown(flagged) : halfway(flagged, scores[steps]);
  }

  /** Halfway between two scores, as long as rounding leaves it below the upper one. */
  private static double halfway(double flagged, double normal) {
    double halfway = flagged / 2 + normal / 2;
    return halfway < flagged && halfway >= normal ? halfway : normal;
  }

  /** The step of a threshold. */
  int stepOf(double threshold) {
    return first(0, scores.length, step -> !(scores[step] > threshold));
  }
}
