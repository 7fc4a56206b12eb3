package io.hourglass.metric.disentanglement;

import io.hourglass.codec.Rows;
import io.hourglass.linalg.Indices;
import io.hourglass.linalg.Matrix;
import java.util.Arrays;
import java.util.List;

/**
 * Separated attribute predictability, SAP (Kumar, Sattigeri, Balakrishnan 2018): how much better
 * the best single latent dimension predicts a factor than the second best; mean over the factors.
 *
 * <p>An ordered factor is predicted by linear regression and scored by the squared correlation. An
 * unordered one is predicted by the most frequent level of each of 20 bins on every other row, and
 * scored by the balanced accuracy on the remaining rows.
 *
 * @param score 0 to 1
 * @param gaps by factor
 * @param predictability a row for each latent dimension, a column for each factor
 */
public record SeparatedPredictability(double score, List<Double> gaps, Matrix predictability) {
  /** A smaller share of the mean square is rounding error, not variance. */
  private static final double NEGLIGIBLE = 1e-12;

  public SeparatedPredictability {
    gaps = List.copyOf(gaps);
  }

  /**
   * Scores latent codes by the factors of their rows.
   *
   * @throws IllegalArgumentException if a factor does not have a level for each code, or a code is
   *     not finite
   */
  public static SeparatedPredictability of(Rows codes, List<Factor> factors) {
    FactorInputs.check(codes, factors);
    Matrix all =
        Matrix.of(
            codes.width(), factors.size(), (i, k) -> predictability(codes, i, factors.get(k)));
    double[] gaps = new double[factors.size()];
    Arrays.setAll(gaps, k -> FactorInputs.gap(all.column(k)));
    return new SeparatedPredictability(
        Arrays.stream(gaps).average().orElseThrow(), Arrays.stream(gaps).boxed().toList(), all);
  }

  private static double predictability(Rows codes, int latent, Factor factor) {
    return factor.ordered()
        ? squaredCorrelation(HistogramBins.column(codes, latent), factor.levels())
        : balancedAccuracy(HistogramBins.of(codes, latent), factor);
  }

  private static double squaredCorrelation(double[] values, int[] levels) {
    double[] numbers = Arrays.stream(levels).asDoubleStream().toArray();
    double mean = Arrays.stream(values).average().orElseThrow();
    double meanLevel = Arrays.stream(levels).average().orElseThrow();
    double variance = products(values, mean, values, mean);
    double levelVariance = products(numbers, meanLevel, numbers, meanLevel);
    double both = products(values, mean, numbers, meanLevel);
    boolean constant =
        variance <= NEGLIGIBLE * products(values, 0, values, 0) || levelVariance == 0;
    return constant ? 0 : both * both / (variance * levelVariance);
  }

  /** Sum of the products of differences from two values. */
  private static double products(double[] left, double fromLeft, double[] right, double fromRight) {
    double sum = 0;
    for (int row = 0; row < left.length; row++) {
      sum += (left[row] - fromLeft) * (right[row] - fromRight);
    }
    return sum;
  }

  private static double balancedAccuracy(int[] bins, Factor factor) {
    double[][] shares = shares(bins, factor, 0);
    double[][] others = shares(bins, factor, 1);
    double found = 0;
    for (int bin = 0; bin < HistogramBins.COUNT; bin++) {
      int at = bin;
      found += others[Indices.argMax(factor.count(), level -> shares[level][at])][bin];
    }
    return found / factor.count();
  }

  /** Share of the rows of each level in each bin, over every other row from the first. */
  private static double[][] shares(int[] bins, Factor factor, int first) {
    double[][] shares = new double[factor.count()][HistogramBins.COUNT];
    int[] rows = new int[factor.count()];
    for (int row = first; row < bins.length; row += 2) {
      shares[factor.level(row)][bins[row]]++;
      rows[factor.level(row)]++;
    }
    Arrays.setAll(shares, level -> divided(shares[level], Math.max(1, rows[level])));
    return shares;
  }

  private static double[] divided(double[] values, int by) {
    return Arrays.stream(values).map(value -> value / by).toArray();
  }
}
