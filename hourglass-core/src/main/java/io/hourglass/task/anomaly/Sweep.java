package io.hourglass.task.anomaly;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * What happens as a threshold comes down through labelled scores. Rows of one score are flagged
 * together; after {@code g} steps the {@code g} highest scores that differ are flagged.
 */
public final class Sweep {
  private final double[] scores;
  private final int[] hits;
  private final int[] falseAlarms;
  private final double normalWeight;

  private Sweep(double[] scores, int[] hits, int[] falseAlarms, double normalWeight) {
    this.scores = scores;
    this.hits = hits;
    this.falseAlarms = falseAlarms;
    this.normalWeight = normalWeight;
  }

  /** Of labelled rows. */
  public static Sweep of(LabelledScores labelled) {
    double[] anomalies = labelled.scoresOf(true);
    double[] normals = labelled.scoresOf(false);
    Arrays.sort(anomalies);
    Arrays.sort(normals);
    double[] scores = new double[labelled.rows()];
    int[] hits = new int[labelled.rows() + 1];
    int[] falseAlarms = new int[labelled.rows() + 1];
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
      falseAlarms[steps] = normals.length - n;
    }
    return new Sweep(
        Arrays.copyOf(scores, steps),
        Arrays.copyOf(hits, steps + 1),
        Arrays.copyOf(falseAlarms, steps + 1),
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
    return falseAlarms[steps()];
  }

  /** Anomalies flagged after some steps. */
  public int hits(int steps) {
    return hits[steps];
  }

  /** Normal rows flagged after some steps, unweighted. */
  public int falseAlarms(int steps) {
    return falseAlarms[steps];
  }

  /** What the normal rows flagged after some steps stand for. */
  public double falseAlarmWeight(int steps) {
    return normalWeight * falseAlarms[steps];
  }

  /** What all rows flagged after some steps stand for. */
  public double alerts(int steps) {
    return hits[steps] + falseAlarmWeight(steps);
  }

  /** Share of the anomalies flagged after some steps. */
  public double recall(int steps) {
    return hits[steps] / (double) anomalies();
  }

  /** Share of the normal rows flagged after some steps. */
  public double falseAlarmRate(int steps) {
    return falseAlarms[steps] / (double) normals();
  }

  /** Share of anomalies among the rows flagged after some steps; 1 before the first. */
  public double precision(int steps) {
    return steps == 0 ? 1 : hits[steps] / alerts(steps);
  }

  /** Harmonic mean of precision and recall after some steps. */
  public double f1(int steps) {
    return 2 * hits[steps] / (alerts(steps) + anomalies());
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
  public int stepsAt(double threshold) {
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
