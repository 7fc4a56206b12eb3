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
    int[][] features = ranks(codes);
    List<Prediction> predictions =
        IntStream.range(0, factors.size())
            .mapToObj(k -> Prediction.of(features, factors.get(k), new SplittableRandom(seed + k)))
            .toList();
    Matrix importance =
        Matrix.of(codes.width(), factors.size(), (i, k) -> predictions.get(k).importance()[i]);
    return of(importance, predictions);
  }

  private static int[][] ranks(Rows codes) {
    return IntStream.range(0, codes.width())
        .mapToObj(i -> HistogramBins.ranks(HistogramBins.column(codes, i)))
        .toArray(int[][]::new);
  }

  private static Dci of(Matrix importance, List<Prediction> predictions) {
    double informativeness = 0;
    for (Prediction prediction : predictions) {
      informativeness += prediction.explained() / predictions.size();
    }
    return new Dci(
        disentanglement(importance), completeness(importance), informativeness, importance);
  }

  /**
   * The prediction of one factor.
   *
   * @param importance of each latent dimension
   * @param explained R squared on held-out rows
   */
  private record Prediction(double[] importance, double explained) {
    static Prediction of(int[][] features, Factor factor, SplittableRandom random) {
      double[][] targets = targets(factor);
      int[] training = everyOther(0, targets.length);
      RegressionForest forest = new RegressionForest(features, targets, training, random);
      double explained = Dci.explained(forest, targets, everyOther(1, targets.length));
      return new Prediction(forest.importance(), explained);
    }
  }

  private static int[] everyOther(int first, int rows) {
    return IntStream.range(0, rows).filter(row -> row % 2 == first).toArray();
  }

  /** Ordered levels as numbers, unordered ones one-hot. */
  private static double[][] targets(Factor factor) {
    double[][] targets = new double[factor.rows()][factor.ordered() ? 1 : factor.count()];
    for (int row = 0; row < targets.length; row++) {
      int level = factor.level(row);
      targets[row][factor.ordered() ? 0 : level] = factor.ordered() ? level : 1;
    }
    return targets;
  }

  private static double explained(RegressionForest forest, double[][] targets, int[] rows) {
    double left = 0;
    double all = 0;
    for (int target = 0; target < targets[0].length; target++) {
      double mean = mean(targets, rows, target);
      for (int row : rows) {
        left += square(targets[row][target] - forest.predict(row)[target]);
        all += square(targets[row][target] - mean);
      }
    }
    return all > 0 ? Math.max(0, 1 - left / all) : 0;
  }

  private static double mean(double[][] targets, int[] rows, int target) {
    return Arrays.stream(rows).mapToDouble(row -> targets[row][target]).average().orElseThrow();
  }

  private static double square(double value) {
    return value * value;
  }

  private static double disentanglement(Matrix importance) {
    double total = Arrays.stream(importance.values()).sum();
    double score = 0;
    for (double[] ofLatent : importance.toArray()) {
      double weight = total > 0 ? Arrays.stream(ofLatent).sum() / total : 0;
      score += weight * concentration(ofLatent);
    }
    return score;
  }

  private static double completeness(Matrix importance) {
    int factors = importance.columns();
    double score = 0;
    for (int k = 0; k < factors; k++) {
      score += concentration(importance.column(k)) / factors;
    }
    return score;
  }

  /** 1 minus the normalized entropy of the shares. */
  private static double concentration(double[] values) {
    double sum = Arrays.stream(values).sum();
    return sum == 0 || values.length == 1
        ? Math.signum(sum)
        : 1 - entropy(values, sum) / Math.log(values.length);
  }

  private static double entropy(double[] values, double sum) {
    double entropy = 0;
    for (double value : values) {
      entropy -= value > 0 ? value / sum * Math.log(value / sum) : 0;
    }
    return entropy;
  }
}
