package io.hourglass.metric.disentanglement;

import io.hourglass.codec.Rows;
import java.util.Arrays;
import java.util.List;

/**
 * Separated attribute predictability, SAP (Kumar, Sattigeri, Balakrishnan 2018): how much better
 * the best single number of the code predicts a factor than the second best; mean over the factors.
 *
 * <p>An ordered factor is predicted by a straight line, the measure is the squared correlation. One
 * without order is predicted by thresholds on the number, here at the edges of 20 bins set on every
 * other row; the measure is the mean over the levels of the share of rows found, on the rows
 * between.
 *
 * @param score 0 to 1
 * @param gaps of each factor
 * @param predictability {@code [latent][factor]}
 */
public record SeparatedPredictability(double score, double[] gaps, double[][] predictability) {
  /** Less variance than this share of the greatest is rounding error. */
  private static final double NEGLIGIBLE = 1e-12;

  /**
   * Of codes and the factors of their rows.
   *
   * @throws IllegalArgumentException if a factor has not a level for each code, or a code is not
   *     finite
   */
  public static SeparatedPredictability of(Rows codes, List<Factor> factors) {
    FactorInputs.check(codes, factors);
    double[][] predictability = new double[codes.width()][factors.size()];
    for (int latent = 0; latent < codes.width(); latent++) {
      double[] values = QuantileBins.column(codes, latent);
      for (int k = 0; k < factors.size(); k++) {
        Factor factor = factors.get(k);
        predictability[latent][k] =
            factor.ordered()
                ? squaredCorrelation(values, factor.levels())
                : balancedAccuracy(QuantileBins.of(codes, latent), factor);
      }
    }
    double[] gaps = new double[factors.size()];
    for (int k = 0; k < gaps.length; k++) {
      int factor = k;
      gaps[k] =
          FactorInputs.gap(Arrays.stream(predictability).mapToDouble(p -> p[factor]).toArray());
    }
    return new SeparatedPredictability(
        Arrays.stream(gaps).average().orElseThrow(), gaps, predictability);
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
    for (int bin = 0; bin < QuantileBins.COUNT; bin++) {
      int likeliest = 0;
      for (int level = 1; level < factor.count(); level++) {
        likeliest = shares[level][bin] > shares[likeliest][bin] ? level : likeliest;
      }
      found += others[likeliest][bin];
    }
    return found / factor.count();
  }

  /** The share of each level's rows that is in each bin, over every other row. */
  private static double[][] shares(int[] bins, Factor factor, int first) {
    double[][] shares = new double[factor.count()][QuantileBins.COUNT];
    int[] rows = new int[factor.count()];
    for (int row = first; row < bins.length; row += 2) {
      shares[factor.levels()[row]][bins[row]]++;
      rows[factor.levels()[row]]++;
    }
    for (int level = 0; level < rows.length; level++) {
      for (int bin = 0; bin < QuantileBins.COUNT; bin++) {
        shares[level][bin] /= Math.max(1, rows[level]);
      }
    }
    return shares;
  }
}
