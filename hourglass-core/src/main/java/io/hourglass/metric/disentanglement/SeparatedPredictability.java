package io.hourglass.metric.disentanglement;

import io.hourglass.codec.Rows;
import io.hourglass.linalg.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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
    double[][] predictability = new double[codes.width()][factors.size()];
    for (int latent = 0; latent < codes.width(); latent++) {
      double[] values = HistogramBins.column(codes, latent);
      for (int k = 0; k < factors.size(); k++) {
        Factor factor = factors.get(k);
        predictability[latent][k] =
            factor.ordered()
                ? squaredCorrelation(values, factor.levels())
                : balancedAccuracy(HistogramBins.of(codes, latent), factor);
      }
    }
    Matrix all = Matrix.of(predictability);
    double[] gaps =
        IntStream.range(0, factors.size())
            .mapToDouble(k -> FactorInputs.gap(all.column(k)))
            .toArray();
    return new SeparatedPredictability(
        Arrays.stream(gaps).average().orElseThrow(), Arrays.stream(gaps).boxed().toList(), all);
  }

  private static double squaredCorrelation(double[] values, int[] levels) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double meanLevel = Arrays.stream(levels).average().orElseThrow();
    double both = 0;
    double variance = 0;
    double size = 0;
    double levelVariance = 0;
    for (int row = 0; row < values.length; row++) {
      double value = values[row] - mean;
      double level = levels[row] - meanLevel;
      both += value * level;
      variance += value * value;
      levelVariance += level * level;
      size += values[row] * values[row];
    }
    boolean constant = variance <= NEGLIGIBLE * size || levelVariance == 0;
    return constant ? 0 : both * both / (variance * levelVariance);
  }

  private static double balancedAccuracy(int[] bins, Factor factor) {
    double[][] shares = shares(bins, factor, 0);
    double[][] others = shares(bins, factor, 1);
    double found = 0;
    for (int bin = 0; bin < HistogramBins.COUNT; bin++) {
      int likeliest = 0;
      for (int level = 1; level < factor.count(); level++) {
        likeliest = shares[level][bin] > shares[likeliest][bin] ? level : likeliest;
      }
      found += others[likeliest][bin];
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
    for (int level = 0; level < rows.length; level++) {
      for (int bin = 0; bin < HistogramBins.COUNT; bin++) {
        shares[level][bin] /= Math.max(1, rows[level]);
      }
    }
    return shares;
  }
}
