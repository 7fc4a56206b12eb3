package io.hourglass.metric.disentanglement;

import io.hourglass.codec.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Disentanglement, completeness, informativeness (Eastwood and Williams 2018). A random forest
 * predicts each factor from the code; how important a number of the code is to it is the share of
 * squared error that its splits take away.
 *
 * @param disentanglement 1 where every number of the code matters to one factor only, 0 where to
 *     all alike; mean over the numbers, weighted by their importance
 * @param completeness 1 where every factor is in one number of the code, 0 where in all alike; mean
 *     over the factors
 * @param informativeness the share of a factor's variance that the code explains, on rows that the
 *     forest was not grown from; 0 where it explains none; mean over the factors
 * @param importance {@code [latent][factor]}, of each factor 1 in all
 */
public record Dci(
    double disentanglement, double completeness, double informativeness, double[][] importance) {
  /**
   * Of codes and the factors of their rows. The forests are grown from every other row.
   *
   * @param seed the same gives the same forests
   * @throws IllegalArgumentException if a factor has not a level for each code, or a code is not
   *     finite
   */
  public static Dci of(Rows codes, List<Factor> factors, long seed) {
    FactorInputs.check(codes, factors);
    int[][] features =
        IntStream.range(0, codes.width())
            .mapToObj(i -> ranks(QuantileBins.column(codes, i)))
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
        disentanglement(importance), completeness(importance), informativeness, importance);
  }

  private static int[] everyOther(int first, int rows) {
    return IntStream.range(0, rows).filter(row -> row % 2 == first).toArray();
  }

  private static int[] ranks(double[] values) {
    double[] distinct = Arrays.stream(values).distinct().sorted().toArray();
    return Arrays.stream(values).mapToInt(value -> Arrays.binarySearch(distinct, value)).toArray();
  }

  /** Levels as one number a row where they are ordered, else 1 for the row's level and 0 else. */
  private static double[][] targets(Factor factor) {
    double[][] targets = new double[factor.rows()][factor.ordered() ? 1 : factor.count()];
    for (int row = 0; row < targets.length; row++) {
      if (factor.ordered()) {
        targets[row][0] = factor.levels()[row];
      } else {
        targets[row][factor.levels()[row]] = 1;
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
        double error = targets[row][t] - forest.expected(row)[t];
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

  /** 1 less the entropy of the shares, in units of the greatest that there is. */
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
