package io.hourglass.metric;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Scores of rows with labels: normal or anomaly, and optionally a class of anomaly.
 *
 * <p>Immutable. An infinite score counts as the greatest finite number.
 */
public final class LabeledScores {
  private static final LabeledScores NONE =
      new LabeledScores(new double[0], new boolean[0], List.of(), 1);

  private final double[] scores;
  private final boolean[] anomaly;
  private final List<String> classes;
  private final double normalWeight;

  private LabeledScores(
      double[] scores, boolean[] anomaly, List<String> classes, double normalWeight) {
    this.scores = scores;
    this.anomaly = anomaly;
    this.classes = classes;
    this.normalWeight = normalWeight;
  }

  /** No rows, for rules that need no labels. */
  public static LabeledScores none() {
    return NONE;
  }

  /**
   * Scores with labels; higher scores are more anomalous.
   *
   * @throws IllegalArgumentException if there are not as many labels as scores, or a score is NaN
   */
  public static LabeledScores of(double[] scores, boolean[] anomaly) {
    checkCount("label", scores.length, anomaly.length);
    double[] finite = new double[scores.length];
    Arrays.setAll(finite, row -> finite(scores[row], row));
    return new LabeledScores(finite, anomaly.clone(), List.of(), 1);
  }

  private static double finite(double score, int row) {
    if (Double.isNaN(score)) {
      throw new IllegalArgumentException("scores must be numbers, got NaN in row " + (row + 1));
    }
    return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, score));
  }

  private static void checkCount(String what, int scores, int count) {
    if (scores != count) {
      throw new IllegalArgumentException(
          "there must be a %s for each of %d scores, got %d".formatted(what, scores, count));
    }
  }

  /**
   * The same rows, each with the class of its anomaly.
   *
   * @param classes of each row; those of normal rows are ignored
   */
  public LabeledScores withClasses(List<String> classes) {
    checkCount("class", scores.length, classes.size());
    return new LabeledScores(scores, anomaly, List.copyOf(classes), normalWeight);
  }

  /**
   * The same rows with a weight for normal ones, for data with subsampled normal rows.
   *
   * @param weight above 0
   */
  public LabeledScores withNormalWeight(double weight) {
    if (!(weight > 0) || !Double.isFinite(weight)) {
      throw new IllegalArgumentException(
          "the weight of a normal row must be a finite number > 0, got " + weight);
    }
    return new LabeledScores(scores, anomaly, classes, weight);
  }

  /** Number of rows. */
  public int rows() {
    return scores.length;
  }

  /** A copy of the scores. */
  public double[] scores() {
    return scores.clone();
  }

  /** A copy of the labels. */
  public boolean[] anomaly() {
    return anomaly.clone();
  }

  /** Weight of a normal row. */
  public double normalWeight() {
    return normalWeight;
  }

  /** Scores of the anomalies, or of the normal rows, in the order of the rows. */
  public double[] scoresOf(boolean anomalies) {
    return IntStream.range(0, scores.length)
        .filter(row -> anomaly[row] == anomalies)
        .mapToDouble(row -> scores[row])
        .toArray();
  }

  /** The classes of anomalies, sorted; empty where classes are not known. */
  public List<String> classes() {
    TreeSet<String> found = new TreeSet<>();
    for (int row = 0; row < classes.size(); row++) {
      if (anomaly[row]) {
        found.add(classes.get(row));
      }
    }
    return List.copyOf(found);
  }

  /** Scores of the anomalies of a class, in the order of the rows. */
  public double[] scoresOf(String name) {
    return IntStream.range(0, classes.size())
        .filter(row -> anomaly[row] && classes.get(row).equals(name))
        .mapToDouble(row -> scores[row])
        .toArray();
  }

  /**
   * Requires at least one anomaly and one normal row.
   *
   * @param who needs both, for the message
   */
  public void requireBothClasses(String who) {
    long anomalies = IntStream.range(0, scores.length).filter(row -> anomaly[row]).count();
    if (anomalies == 0 || anomalies == scores.length) {
      throw new IllegalArgumentException(
          "%s needs labeled rows, at least 1 anomaly and 1 normal one, got %d and %d"
              .formatted(who, anomalies, scores.length - anomalies));
    }
  }
}
