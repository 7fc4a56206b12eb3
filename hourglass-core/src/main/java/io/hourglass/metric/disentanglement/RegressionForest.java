package io.hourglass.metric.disentanglement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A forest of regression trees (Breiman 2001), each grown on rows drawn with replacement. A split's
 * gain is the squared error that it takes away, summed over the targets; with one target a class, 1
 * or 0, that is the Gini impurity.
 */
final class RegressionForest {
  private static final int TREES = 10;
  private static final int DEPTH = 12;

  /** Rows of a leaf at least. */
  private static final int LEAST = 5;

  private final List<Node> trees = new ArrayList<>();
  private final int[][] features;
  private final double[][] targets;
  private final double[] importance;

  private sealed interface Node permits Split, Leaf {}

  /** Rows whose feature is of at most this rank go to the left. */
  private record Split(int feature, int rank, Node left, Node right) implements Node {}

  private record Leaf(double[] mean) implements Node {}

  /**
   * Grows it.
   *
   * @param features {@code [feature][row]}, ranks: equal values have the same
   * @param targets {@code [row][target]}
   * @param rows to grow from
   */
  RegressionForest(int[][] features, double[][] targets, int[] rows, SplittableRandom random) {
    this.features = features;
    this.targets = targets;
    this.importance = new double[features.length];
    for (int tree = 0; tree < TREES; tree++) {
      int[] drawn =
          IntStream.range(0, rows.length).map(i -> rows[random.nextInt(rows.length)]).toArray();
      trees.add(grow(drawn, 0));
    }
  }

  private Node grow(int[] rows, int depth) {
    double[] sum = new double[targets[0].length];
    for (int row : rows) {
      add(sum, targets[row]);
    }
    Cut best = depth < DEPTH ? bestCut(rows, sum) : Cut.NONE;
    if (best.gain() <= 1e-9 * rows.length) {
      return new Leaf(Arrays.stream(sum).map(value -> value / rows.length).toArray());
    }
    importance[best.feature()] += best.gain();
    int[] ranks = features[best.feature()];
    int[] left = Arrays.stream(rows).filter(row -> ranks[row] <= best.rank()).toArray();
    int[] right = Arrays.stream(rows).filter(row -> ranks[row] > best.rank()).toArray();
    return new Split(best.feature(), best.rank(), grow(left, depth + 1), grow(right, depth + 1));
  }

  private static void add(double[] sum, double[] values) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += values[i];
    }
  }

  private record Cut(int feature, int rank, double gain) {
    static final Cut NONE = new Cut(0, 0, 0);
  }

  private Cut bestCut(int[] rows, double[] sum) {
    Cut best = Cut.NONE;
    long[] sorted = new long[rows.length];
    for (int feature = 0; feature < features.length; feature++) {
      int[] ranks = features[feature];
      for (int i = 0; i < rows.length; i++) {
        sorted[i] = (long) ranks[rows[i]] << Integer.SIZE | rows[i];
      }
      Arrays.sort(sorted);
      double[] left = new double[sum.length];
      for (int i = 1; i <= sorted.length - LEAST; i++) {
        add(left, targets[(int) sorted[i - 1]]);
        int rank = (int) (sorted[i - 1] >> Integer.SIZE);
        int next = (int) (sorted[i] >> Integer.SIZE);
        if (i >= LEAST && rank < next) {
          double gain = gain(left, i, sum, rows.length);
          best = gain > best.gain() ? new Cut(feature, (rank + next) / 2, gain) : best;
        }
      }
    }
    return best;
  }

  /** Squared error about the mean of all rows, less that about the means of the two parts. */
  private static double gain(double[] left, int leftCount, double[] sum, int count) {
    double gain = 0;
    for (int i = 0; i < sum.length; i++) {
      double right = sum[i] - left[i];
      gain +=
          left[i] * left[i] / leftCount
              + right * right / (count - leftCount)
              - sum[i] * sum[i] / count;
    }
    return gain;
  }

  /** The share of all gains that was by splits on each feature; all 0 where nothing was gained. */
  double[] importance() {
    double total = Arrays.stream(importance).sum();
    return Arrays.stream(importance).map(gain -> total > 0 ? gain / total : 0).toArray();
  }

  /** What the trees expect of a row, on average. */
  double[] expected(int row) {
    double[] expected = new double[targets[0].length];
    for (Node tree : trees) {
      Node node = tree;
      while (node instanceof Split split) {
        node = features[split.feature()][row] <= split.rank() ? split.left() : split.right();
      }
      add(expected, ((Leaf) node).mean());
    }
    for (int i = 0; i < expected.length; i++) {
      expected[i] /= TREES;
    }
    return expected;
  }
}
