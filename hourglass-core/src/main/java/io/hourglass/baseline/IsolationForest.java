package io.hourglass.baseline;

import io.hourglass.linalg.Projection;
import io.hourglass.linalg.RowBlocks;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Isolation forest (Liu, Ting and Zhou 2008): trees on random subsamples that split at a random
 * value of a random varying feature. Rows with a short path are anomalous. The score is 2 to the
 * power of minus the mean depth divided by the expected depth.
 */
public final class IsolationForest implements Baseline {
  /** Number of trees, as in the paper. */
  private static final int TREES = 100;

  /** Rows of a subsample, as in the paper. */
  private static final int SAMPLE = 256;

  private static final double EULER = 0.5772156649015329;

  private final double[] mean;
  private final List<Node> trees;
  private final double expected;

  private IsolationForest(double[] mean, List<Node> trees, double expected) {
    this.mean = mean;
    this.trees = trees;
    this.expected = expected;
  }

  /**
   * Grows a forest; the same rows and seed give the same forest.
   *
   * @param rows encoded training rows side by side, at least one
   * @param mean of each feature, for the missing ones
   */
  public static IsolationForest fit(float[] rows, double[] mean, long seed) {
    float[] filled = Projection.filled(rows, mean);
    int sample = Math.min(SAMPLE, rows.length / mean.length);
    SplittableRandom random = new SplittableRandom(seed);
    List<Node> trees =
        Stream.generate(random::split).limit(TREES).toList().parallelStream()
            .map(own -> new Growth(filled, mean.length, depthLimit(sample), own).tree(sample))
            .toList();
    return new IsolationForest(mean, trees, depthOf(sample));
  }

  /** The first places of a shuffle. */
  private static int[] drawn(int count, int sample, SplittableRandom random) {
    int[] rows = IntStream.range(0, count).toArray();
    for (int i = 0; i < sample; i++) {
      int other = random.nextInt(i, count);
      int row = rows[other];
      rows[other] = rows[i];
      rows[i] = row;
    }
    return Arrays.copyOf(rows, sample);
  }

  private static int depthLimit(int sample) {
    return (int) Math.ceil(Math.log(Math.max(2, sample)) / Math.log(2));
  }

  /** Mean depth of a leaf of a random binary search tree of so many rows. */
  private static double depthOf(int rows) {
    if (rows <= 2) {
      return rows - 1;
    }
    return 2 * (Math.log(rows - 1) + EULER) - 2.0 * (rows - 1) / rows;
  }

  @Override
  public String label() {
    return "isolation forest";
  }

  @Override
  public double[] score(float[] rows) {
    float[] filled = Projection.filled(rows, mean);
    double[] scores = new double[rows.length / mean.length];
    RowBlocks.forEachRow(scores.length, row -> scores[row] = score(filled, row * mean.length));
    return scores;
  }

  private double score(float[] filled, int at) {
    double depth = 0;
    for (Node tree : trees) {
      depth += depth(tree, filled, at);
    }
    // one training row: nothing can be said
    return expected > 0 ? Math.pow(2, -depth / TREES / expected) : 0.5;
  }

  private sealed interface Node permits Split, Leaf {}

  /** Rows whose feature is at most the cut go to the left. */
  private record Split(int feature, float cut, Node left, Node right) implements Node {}

  /** The depth of the leaf, and the expected depth of a tree that would separate its rows. */
  private record Leaf(double depth) implements Node {}

  private static double depth(Node root, float[] rows, int at) {
    Node node = root;
    while (node instanceof Split split) {
      node = rows[at + split.feature()] <= split.cut() ? split.left() : split.right();
    }
    return ((Leaf) node).depth();
  }

  /** One tree while it grows. */
  private record Growth(float[] rows, int width, int limit, SplittableRandom random) {
    /** A tree on a subsample. */
    Node tree(int sample) {
      return grow(drawn(rows.length / width, sample, random), 0);
    }

    Node grow(int[] own, int depth) {
      Range range = depth < limit && own.length > 1 ? varying(own) : Range.NONE;
      if (range.feature() < 0) {
        return new Leaf(depth + depthOf(own.length));
      }
      float cut = cut(range);
      int[] left = Arrays.stream(own).filter(row -> value(row, range.feature()) <= cut).toArray();
      int[] right = Arrays.stream(own).filter(row -> value(row, range.feature()) > cut).toArray();
      return new Split(range.feature(), cut, grow(left, depth + 1), grow(right, depth + 1));
    }

    private float value(int row, int feature) {
      return rows[row * width + feature];
    }

    /** Features in random order until one varies. */
    private Range varying(int[] own) {
      int[] features = IntStream.range(0, width).toArray();
      for (int tried = 0; tried < width; tried++) {
        int other = random.nextInt(tried, width);
        int feature = features[other];
        features[other] = features[tried];
        Range range = range(own, feature);
        if (range.low() < range.high()) {
          return range;
        }
      }
      return Range.NONE;
    }

    private Range range(int[] own, int feature) {
      float low = Float.POSITIVE_INFINITY;
      float high = Float.NEGATIVE_INFINITY;
      for (int row : own) {
        low = Math.min(low, value(row, feature));
        high = Math.max(high, value(row, feature));
      }
      return new Range(feature, low, high);
    }

    /** From the low end up to below the high one, so that neither branch is empty. */
    private float cut(Range range) {
      double share = random.nextDouble();
      float cut = (float) (range.low() + share * ((double) range.high() - range.low()));
      return cut < range.high() ? cut : range.low();
    }
  }

  /** The range of a feature's values; the feature is -1 where none varies. */
  private record Range(int feature, float low, float high) {
    static final Range NONE = new Range(-1, 0, 0);
  }
}
