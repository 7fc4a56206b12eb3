package io.hourglass.metric.disentanglement;

import io.hourglass.codec.Rows;
import io.hourglass.linalg.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Disentanglement, completeness, informativeness (Eastwood and Williams 2018). A random forest
 * predicts each factor from the code; the importance of a latent dimension is the share of squared
 * error that splits on it remove.
 *
 * @param disentanglement 1 where every latent dimension is important to one factor only, 0 where
 *     equally to all; mean over the dimensions, weighted by importance
 * @param completeness 1 where every factor is in one latent dimension, 0 where equally in all; mean
 *     over the factors
 * @param informativeness R squared of a factor predicted from the code, on held-out rows, at least
 *     0; mean over the factors
 * @param importance a row for each latent dimension, a column for each factor; columns add up to 1
 */
public record Dci(
    double disentanglement, double completeness, double informativeness, Matrix importance) {
  /**
   * Scores latent codes by the factors of their rows. The forests are grown from every other row.
   *
   * @param seed the same seed gives the same forests
   * @throws IllegalArgumentException if a factor does not have a level for each code, or a code is
   *     not finite
   */
  public static Dci of(Rows codes, List<Factor> factors, long seed) {
    FactorInputs.check(codes, factors);
    int[][] features =
        IntStream.range(0, codes.width())
            .mapToObj(i -> ranks(HistogramBins.column(codes, i)))
            .toArray(int[][]::new);
    double[][] importance = new double[codes.width()][factors.size()];
    double informativeness = 0;
    for (int k = 0; k < factors.size(); k++) {
      double[][] targets = targets(factors.get(k));
      SplittableRandom random = new SplittableRandom(seed + k);
      RegressionForest forest =
          new RegressionForest(features, targets, everyOther(0, codes.rows()), random);
      double[] ofFactor = forest.importance();
      for (int latent = 0; latent < codes.width(); latent++) {
        importance[latent][k] = ofFactor[latent];
      }
      informativeness += explained(forest, targets, everyOther(1, codes.rows())) / factors.size();
    }
    return new Dci(
        disentanglement(importance),
        completeness(importance),
        informativeness,
        Matrix.of(importance));
  }

  private static int[] everyOther(int first, int rows) {
    return IntStream.range(0, rows).filter(row -> row % 2 == first).toArray();
  }

  private static int[] ranks(double[] values) {
    double[] distinct = Arrays.stream(values).distinct().sorted().toArray();
    return Arrays.stream(values).mapToInt(value -> Arrays.binarySearch(distinct, value)).toArray();
  }

  /** Ordered levels as numbers, unordered ones one-hot. */
  private static double[][] targets(Factor factor) {
    double[][] targets = new double[factor.rows()][factor.ordered() ? 1 : factor.count()];
    for (int row = 0; row < targets.length; row++) {
      if (factor.ordered()) {
        targets[row][0] = factor.level(row);
      } else {
        targets[row][factor.level(row)] = 1;
      }
    }
    return targets;
  }

  private static double explained(RegressionForest forest, double[][] targets, int[] rows) {
    double left = 0;
    double all = 0;
    for (int target = 0; target < targets[0].length; target++) {
      int t = target;
      double mean = Arrays.stream(rows).mapToDouble(row -> targets[row][t]).average().orElseThrow();
      for (int row : rows) {
        double error = targets[row][t] - forest.predict(row)[t];
        left += error * error;
        all += (targets[row][t] - mean) * (targets[row][t] - mean);
      }
    }
    return all > 0 ? Math.max(0, 1 - left / all) : 0;
  }

  private static double disentanglement(double[][] importance) {
    double total = Arrays.stream(importance).flatMapToDouble(Arrays::stream).sum();
    double score = 0;
    for (double[] ofLatent : importance) {
      double weight = total > 0 ? Arrays.stream(ofLatent).sum() / total : 0;
      score += weight * concentration(ofLatent);
    }
    return score;
  }

  private static double completeness(double[][] importance) {
    int factors = importance[0].length;
    double score = 0;
    for (int factor = 0; factor < factors; factor++) {
      int k = factor;
      score +=
          concentration(Arrays.stream(importance).mapToDouble(row -> row[k]).toArray()) / factors;
    }
    return score;
  }

  /** 1 minus the normalized entropy of the shares. */
  private static double concentration(double[] values) {
    double sum = Arrays.stream(values).sum();
    if (sum == 0 || values.length == 1) {
      return sum == 0 ? 0 : 1;
    }
    double entropy = 0;
    for (double value : values) {
      entropy -= value > 0 ? value / sum * Math.log(value / sum) : 0;
    }
    return 1 - entropy / Math.log(values.length);
  }
}
