package io.hourglass.metric.disentanglement;

import io.hourglass.codec.Rows;
import java.util.List;

/**
 * The mutual information gap (Chen, Li, Grosse, Duvenaud 2018): how much more the number of the
 * code that knows most of a factor knows of it than the next, as a share of all there is to know;
 * mean over the factors. Numbers of the code are cut into 20 bins (Locatello et al. 2019).
 *
 * @param score 0 to 1
 * @param gaps of each factor, 0 to 1
 * @param information {@code [latent][factor]}, mutual information in nats
 */
public record MutualInformationGap(double score, double[] gaps, double[][] information) {
  /**
   * Of codes and the factors of their rows.
   *
   * @throws IllegalArgumentException if a factor has not a level for each code, or a code is not
   *     finite
   */
  public static MutualInformationGap of(Rows codes, List<Factor> factors) {
    FactorInputs.check(codes, factors);
    double[][] information = new double[codes.width()][factors.size()];
    for (int latent = 0; latent < codes.width(); latent++) {
      int[] bins = QuantileBins.of(codes, latent);
      for (int k = 0; k < factors.size(); k++) {
        Factor factor = factors.get(k);
        information[latent][k] = information(bins, QuantileBins.COUNT, factor);
      }
    }
    double[] gaps = new double[factors.size()];
    double sum = 0;
    for (int k = 0; k < gaps.length; k++) {
      double[] ofFactor = new double[codes.width()];
      for (int latent = 0; latent < ofFactor.length; latent++) {
        ofFactor[latent] = information[latent][k];
      }
      Factor factor = factors.get(k);
      gaps[k] = FactorInputs.gap(ofFactor) / information(factor.levels(), factor.count(), factor);
      sum += gaps[k];
    }
    return new MutualInformationGap(sum / gaps.length, gaps, information);
  }

  /** Mutual information of two discrete variables, nats; with itself it is the entropy. */
  private static double information(int[] bins, int count, Factor factor) {
    int rows = bins.length;
    double[] ofBin = new double[count];
    double[] ofLevel = new double[factor.count()];
    double[] both = new double[count * factor.count()];
    for (int row = 0; row < rows; row++) {
      ofBin[bins[row]]++;
      ofLevel[factor.levels()[row]]++;
      both[bins[row] * factor.count() + factor.levels()[row]]++;
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
