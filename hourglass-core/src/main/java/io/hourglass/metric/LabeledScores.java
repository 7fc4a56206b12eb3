package io.hourglass.metric;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Scores of rows of which is known whether they are anomalies, and perhaps of what kind.
 *
 * <p>Immutable. An infinite score counts as the greatest finite number.
 */
public final class LabeledScores {
  private static final LabeledScores NONE =
      new LabeledScores(new double[0], new boolean[0], List.of(), 1);

  private final double[] scores;
  private final boolean[] anomaly;
  private final List<String> kinds;
  private final double normalWeight;

  private LabeledScores(
      double[] scores, boolean[] anomaly, List<String> kinds, double normalWeight) {
    this.scores = scores;
    this.anomaly = anomaly;
    this.kinds = kinds;
    this.normalWeight = normalWeight;
  }

  /** No rows: what a rule without need of labels is given. */
  public static LabeledScores none() {
    return NONE;
  }

  /**
   * Creates labeled scores; higher scores are more anomalous.
   *
   * @throws IllegalArgumentException if there are not as many labels as scores, or a score is NaN
   */
  public static LabeledScores of(double[] scores, boolean[] anomaly) {
    if (scores.length != anomaly.length) {
      throw new IllegalArgumentException(
          "there must be a label for each of %d scores, got %d"
              .formatted(scores.length, anomaly.length));
    }
    double[] finite = new double[scores.length];
    for (int row = 0; row < scores.length; row++) {
      if (Double.isNaN(scores[row])) {
        throw new IllegalArgumentException("scores must be numbers, got NaN in row " + (row + 1));
      }
      finite[row] = Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, scores[row]));
    }
    return new LabeledScores(finite, anomaly.clone(), List.of(), 1);
  }

  /**
   * The same rows, each with the kind of its anomaly.
   *
   * @param kinds of each row; those of normal rows are not looked at
   */
  public LabeledScores withKinds(List<String> kinds) {
    if (kinds.size() != scores.length) {
      throw new IllegalArgumentException(
          "there must be a kind for each of %d scores, got %d"
              .formatted(scores.length, kinds.size()));
    }
    return new LabeledScores(scores, anomaly, List.copyOf(kinds), normalWeight);
  }

  /**
   * The same rows, each normal one standing for several: for data of which only a part of the
   * normal rows was kept.
   *
   * @param weight above 0
   */
  public LabeledScores withNormalWeight(double weight) {
    if (!(weight > 0) || !Double.isFinite(weight)) {
      throw new IllegalArgumentException(
          "the weight of a normal row must be a finite number > 0, got " + weight);
    }
    return new LabeledScores(scores, anomaly, kinds, weight);
  }

  /** How many rows there are. */
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

  /** How many rows a normal row stands for. */
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

  /** The kinds of anomalies there are, in alphabetical order; none where no kind is known. */
  public List<String> kinds() {
    TreeSet<String> found = new TreeSet<>();
    for (int row = 0; row < kinds.size(); row++) {
      if (anomaly[row]) {
        found.add(kinds.get(row));
      }
    }
    return List.copyOf(found);
  }

  /** Scores of the anomalies of a kind, in the order of the rows. */
  public double[] scoresOf(String kind) {
    return IntStream.range(0, kinds.size())
        .filter(row -> anomaly[row] && kinds.get(row).equals(kind))
        .mapToDouble(row -> scores[row])
        .toArray();
  }

  /**
   * Refuses rows of one sort only.
   *
   * @param who needs both, for the message
   */
  public void requireBothKinds(String who) {
    long anomalies = IntStream.range(0, scores.length).filter(row -> anomaly[row]).count();
    if (anomalies == 0 || anomalies == scores.length) {
      throw new IllegalArgumentException(
          "%s needs labelled rows, at least 1 anomaly and 1 normal one, got %d and %d"
              .formatted(who, anomalies, scores.length - anomalies));
    }
  }
}
