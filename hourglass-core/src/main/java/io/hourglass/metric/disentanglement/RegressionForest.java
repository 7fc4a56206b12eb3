package io.hourglass.metric.disentanglement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A random forest of regression trees (Breiman 2001), each grown on a bootstrap sample. The gain of
 * a split is the reduction in squared error, summed over the targets; with one-hot targets that is
 * the Gini impurity.
 */
final class RegressionForest {
  private static final int TREES = 10;
  private static final int DEPTH = 12;

  private static final int MIN_LEAF_ROWS = 5;

  private final List<Node> trees = new ArrayList<>();
  private final int[][] features;
  private final double[][] targets;
  private final double[] importance;

  private sealed interface Node permits Split, Leaf {}

  /** Rows with at most this rank of the feature go left. */
  private record Split(int feature, int rank, Node left, Node right) implements Node {}

  private record Leaf(double[] mean) implements Node {}

  /**
   * Grows the trees.
   *
   * @param features {@code [feature][row]}, dense ranks
   * @param targets {@code [row][target]}
   * @param rows to train on
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
    return best.gain() <= 1e-9 * rows.length
        ? new Leaf(Arrays.stream(sum).map(value -> value / rows.length).toArray())
        : split(rows, best, depth);
  }

  private Split split(int[] rows, Cut cut, int depth) {
    importance[cut.feature()] += cut.gain();
    int[] ranks = features[cut.feature()];
    int[] left = Arrays.stream(rows).filter(row -> ranks[row] <= cut.rank()).toArray();
    int[] right = Arrays.stream(rows).filter(row -> ranks[row] > cut.rank()).toArray();
    return new Split(cut.feature(), cut.rank(), grow(left, depth + 1), grow(right, depth + 1));
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
    for (int feature = 0; feature < features.length; feature++) {
      best = bestCut(best, feature, sorted(rows, features[feature]), sum);
    }
    return best;
  }

  /** Ranks of the rows, ascending, each before the number of its row. */
  private static long[] sorted(int[] rows, int[] ranks) {
    return Arrays.stream(rows)
        .mapToLong(row -> (long) ranks[row] << Integer.SIZE | row)
        .sorted()
        .toArray();
  }

  private Cut bestCut(Cut before, int feature, long[] sorted, double[] sum) {
    Cut best = before;
    double[] left = new double[sum.length];
    for (int i = 1; i <= sorted.length - MIN_LEAF_ROWS; i++) {
      add(left, targets[(int) sorted[i - 1]]);
      int rank = (int) (sorted[i - 1] >> Integer.SIZE);
      int next = (int) (sorted[i] >> Integer.SIZE);
      if (i >= MIN_LEAF_ROWS && rank < next) {
        double gain = gain(left, i, sum, sorted.length);
        best = gain > best.gain() ? new Cut(feature, (rank + next) / 2, gain) : best;
      }
    }
    return best;
  }

  /** Squared error about the mean of all rows minus that about the means of the two parts. */
  private static double gain(double[] left, int leftCount, double[] sum, int count) {
    double gain = 0;
    for (int i = 0; i < sum.length; i++) {
      double right = sum[i] - left[i];
      double parts = left[i] * left[i] / leftCount + right * right / (count - leftCount);
      gain += parts - sum[i] * sum[i] / count;
    }
    return gain;
  }

  /** Share of each feature's splits in the total gain; all 0 where there was none. */
  double[] importance() {
    double total = Arrays.stream(importance).sum();
    return Arrays.stream(importance).map(gain -> total > 0 ? gain / total : 0).toArray();
  }

  /** The mean prediction of the trees. */
  double[] predict(int row) {
    double[] sum = new double[targets[0].length];
    trees.forEach(tree -> add(sum, leaf(tree, row).mean()));
    return Arrays.stream(sum).map(value -> value / TREES).toArray();
  }

  private Leaf leaf(Node root, int row) {
    Node node = root;
    while (node instanceof Split split) {
      node = features[split.feature()][row] <= split.rank() ? split.left() : split.right();
    }
    return (Leaf) node;
  }
}
