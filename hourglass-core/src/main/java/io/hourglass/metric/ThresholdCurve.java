package io.hourglass.metric;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/**
 * What happens as a threshold comes down through labeled scores. Rows of one score are flagged
 * together; after {@code g} steps the {@code g} highest scores that differ are flagged.
 */
public final class ThresholdCurve {
  private final double[] scores;
  private final int[] hits;
  private final int[] falsePositives;
  private final double normalWeight;

  private ThresholdCurve(double[] scores, int[] hits, int[] falsePositives, double normalWeight) {
    this.scores = scores;
    this.hits = hits;
    this.falsePositives = falsePositives;
    this.normalWeight = normalWeight;
  }

  /** Of labeled rows. */
  public static ThresholdCurve of(LabeledScores labelled) {
    double[] anomalies = labelled.scoresOf(true);
    double[] normals = labelled.scoresOf(false);
    Arrays.sort(anomalies);
    Arrays.sort(normals);
    double[] scores = new double[labelled.rows()];
    int[] hits = new int[labelled.rows() + 1];
    int[] falsePositives = new int[labelled.rows() + 1];
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
      hits[steps] = anomalies.length - a;
      falsePositives[steps] = normals.length - n;
    }
    return new ThresholdCurve(
        Arrays.copyOf(scores, steps),
        Arrays.copyOf(hits, steps + 1),
        Arrays.copyOf(falsePositives, steps + 1),
        labelled.normalWeight());
  }

  private static double last(double[] sorted, int size) {
    return size == 0 ? Double.NEGATIVE_INFINITY : sorted[size - 1];
  }

  /** How many scores differ. */
  public int steps() {
    return scores.length;
  }

  /** How many anomalies there are. */
  public int anomalies() {
    return hits[steps()];
  }

  /** How many normal rows there are, unweighted. */
  public int normals() {
    return falsePositives[steps()];
  }

  /** Anomalies flagged after some steps. */
  public int hits(int steps) {
    return hits[steps];
  }

  /** Normal rows flagged after some steps, unweighted. */
  public int falsePositives(int steps) {
    return falsePositives[steps];
  }

  /** What the normal rows flagged after some steps stand for. */
  public double falsePositiveWeight(int steps) {
    return normalWeight * falsePositives[steps];
  }

  /** What all rows flagged after some steps stand for. */
  public double alerts(int steps) {
    return hits[steps] + falsePositiveWeight(steps);
  }

  /** Share of the anomalies flagged after some steps. */
  public double recall(int steps) {
    return hits[steps] / (double) anomalies();
  }

  /** Share of the normal rows flagged after some steps. */
  public double falsePositiveRate(int steps) {
    return falsePositives[steps] / (double) normals();
  }

  /** Share of anomalies among the rows flagged after some steps, 0 where there is none. */
  public double precision(int steps) {
    return hits[steps] == 0 ? 0 : hits[steps] / alerts(steps);
  }

  /** Harmonic mean of precision and recall after some steps. */
  public double f1(int steps) {
    return 2 * hits[steps] / (alerts(steps) + anomalies());
  }

  /** What all rows stand for. */
  public double total() {
    return alerts(steps());
  }

  /** Share of the rows that are classified correctly after some steps. */
  double accuracy(int steps) {
    double wrong = anomalies() - hits[steps] + falsePositiveWeight(steps);
    return 1 - wrong / total();
  }

  /** Mean over the anomalies of the precision when they are flagged, ties taken together. */
  double averagePrecision() {
    double sum = 0;
    for (int step = 1; step <= steps(); step++) {
      sum += (hits[step] - hits[step - 1]) * precision(step);
    }
    return sum / anomalies();
  }

  /** The chance that one of some anomalies scores higher than a normal row, ties counting half. */
  public double area(double[] anomalyScores) {
    double below = 0;
    for (double score : anomalyScores) {
      int above = stepsAt(score);
      below += normals() - (falsePositives[above] + falsePositives[above + 1]) / 2.0;
    }
    return below / ((double) anomalyScores.length * normals());
  }

  /** Anomalies among so many rows with the highest scores, ties in any order. */
  double found(double alerts) {
    int step = within(alerts);
    if (step == steps()) {
      return anomalies();
    }
    double part = (alerts - alerts(step)) / (alerts(step + 1) - alerts(step));
    return hits[step] + part * (hits[step + 1] - hits[step]);
  }

  /** The most steps with no more alarms than so many. */
  int within(double alerts) {
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

  /** The steps after which so many rows are flagged, unweighted. */
  public int stepsOf(int rows) {
    int step = 0;
    while (hits[step] + falsePositives[step] < rows) {
      step++;
    }
    return step;
  }

  /** The step at which each anomaly is flagged. */
  int[] stepOfEachAnomaly() {
    return stepOfEach(hits);
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

  /** As many anomalies and as many normal rows, each drawn from its own with replacement. */
  ThresholdCurve redrawn(int[] stepOfAnomaly, int[] stepOfNormal, SplittableRandom random) {
    return new ThresholdCurve(
        scores, redrawn(stepOfAnomaly, random), redrawn(stepOfNormal, random), normalWeight);
  }

  private int[] redrawn(int[] stepOf, SplittableRandom random) {
    int[] redrawn = new int[steps() + 1];
    for (int draw = 0; draw < stepOf.length; draw++) {
      redrawn[stepOf[random.nextInt(stepOf.length)]]++;
    }
    for (int step = 1; step < redrawn.length; step++) {
      redrawn[step] += redrawn[step - 1];
    }
    return redrawn;
  }

  /** The fewest steps with the greatest value. */
  public int best(IntToDoubleFunction value) {
    int best = 0;
    for (int step = 1; step <= steps(); step++) {
      if (value.applyAsDouble(step) > value.applyAsDouble(best)) {
        best = step;
      }
    }
    return best;
  }

  /**
   * A threshold that flags what as many steps do: halfway between the last score flagged and the
   * first that is not.
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

  /** How many steps flag what a threshold does. */
  int stepsAt(double threshold) {
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
