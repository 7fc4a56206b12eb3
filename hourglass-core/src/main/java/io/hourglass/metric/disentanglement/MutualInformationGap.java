package io.hourglass.metric.disentanglement;

import io.hourglass.codec.Rows;
import io.hourglass.linalg.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

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
    List<int[]> bins = bins(codes);
    Matrix all =
        Matrix.of(
            codes.width(),
            factors.size(),
            (i, k) -> information(bins.get(i), HistogramBins.COUNT, factors.get(k)));
    return of(all, factors);
  }

  private static List<int[]> bins(Rows codes) {
    return IntStream.range(0, codes.width()).mapToObj(i -> HistogramBins.of(codes, i)).toList();
  }

  private static MutualInformationGap of(Matrix information, List<Factor> factors) {
    List<Double> gaps = new ArrayList<>();
    double sum = 0;
    for (int k = 0; k < factors.size(); k++) {
      double gap = FactorInputs.gap(information.column(k)) / entropy(factors.get(k));
      gaps.add(gap);
      sum += gap;
    }
    return new MutualInformationGap(sum / gaps.size(), gaps, information);
  }

  private static double entropy(Factor factor) {
    return information(factor.levels(), factor.count(), factor);
  }

  /** Mutual information of bins and a factor, in nats; of a factor with itself, its entropy. */
  private static double information(int[] bins, int count, Factor factor) {
    double[] ofBin = new double[count];
    double[] ofLevel = new double[factor.count()];
    double[] both = new double[count * factor.count()];
    for (int row = 0; row < bins.length; row++) {
      ofBin[bins[row]]++;
      ofLevel[factor.level(row)]++;
      both[bins[row] * factor.count() + factor.level(row)]++;
    }
    return information(ofBin, ofLevel, both, bins.length);
  }

  private static double information(double[] ofBin, double[] ofLevel, double[] both, int rows) {
    double sum = 0;
    for (int i = 0; i < both.length; i++) {
      double expected = ofBin[i / ofLevel.length] * ofLevel[i % ofLevel.length] / rows;
      sum += both[i] > 0 ? both[i] / rows * Math.log(both[i] / expected) : 0;
    }
    return Math.max(0, sum);
  }
}
