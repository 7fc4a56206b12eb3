package io.hourglass.metric.disentanglement;

import io.hourglass.codec.Rows;
import io.hourglass.linalg.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Mutual information gap, MIG (Chen, Li, Grosse, Duvenaud 2018): the difference between the highest
 * and the second highest mutual information of a latent dimension and a factor, divided by the
 * entropy of the factor; mean over the factors. Latents are cut into 20 bins (Locatello et al.
 * 2019).
 *
 * @param score 0 to 1
 * @param gaps by factor, 0 to 1
 * @param information mutual information in nats: a row for each latent dimension, a column for each
 *     factor
 */
public record MutualInformationGap(double score, List<Double> gaps, Matrix information) {
  public MutualInformationGap {
    gaps = List.copyOf(gaps);
  }

  /**
   * Scores latent codes by the factors of their rows.
   *
   * @throws IllegalArgumentException if a factor does not have a level for each code, or a code is
   *     not finite
   */
  public static MutualInformationGap of(Rows codes, List<Factor> factors) {
    FactorInputs.check(codes, factors);
    double[][] information = new double[codes.width()][factors.size()];
    for (int latent = 0; latent < codes.width(); latent++) {
      int[] bins = HistogramBins.of(codes, latent);
      for (int k = 0; k < factors.size(); k++) {
        information[latent][k] = information(bins, HistogramBins.COUNT, factors.get(k));
      }
    }
    Matrix all = Matrix.of(information);
    List<Double> gaps = new ArrayList<>();
    double sum = 0;
    for (int k = 0; k < factors.size(); k++) {
      Factor factor = factors.get(k);
      double entropy = information(factor.levels(), factor.count(), factor);
      double gap = FactorInputs.gap(all.column(k)) / entropy;
      gaps.add(gap);
      sum += gap;
    }
    return new MutualInformationGap(sum / gaps.size(), gaps, all);
  }

  /** Mutual information of bins and a factor, in nats; of a factor with itself, its entropy. */
  private static double information(int[] bins, int count, Factor factor) {
    int rows = bins.length;
    double[] ofBin = new double[count];
    double[] ofLevel = new double[factor.count()];
    double[] both = new double[count * factor.count()];
    for (int row = 0; row < rows; row++) {
      ofBin[bins[row]]++;
      ofLevel[factor.level(row)]++;
      both[bins[row] * factor.count() + factor.level(row)]++;
    }
    double sum = 0;
    for (int i = 0; i < both.length; i++) {
      if (both[i] > 0) {
        double expected = ofBin[i / factor.count()] * ofLevel[i % factor.count()] / rows;
        sum += both[i] / rows * Math.log(both[i] / expected);
      }
    }
    return Math.max(0, sum);
  }
}
