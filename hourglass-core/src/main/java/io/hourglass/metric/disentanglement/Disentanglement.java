package io.hourglass.metric.disentanglement;

import io.hourglass.codec.Rows;
import java.util.List;

/**
 * The four usual scores of disentanglement.
 *
 * {@snippet class=io.hourglass.metric.disentanglement.DisentanglementTest region=scores lang=java}
 *
 * @param mig mutual information gap
 * @param sap separated attribute predictability
 * @param dci disentanglement, completeness, informativeness
 * @param factorVae FactorVAE score
 */
public record Disentanglement(
    MutualInformationGap mig, SeparatedPredictability sap, Dci dci, FactorVaeScore factorVae) {
  /**
   * Scores latent codes by the factors of their rows.
   *
   * @param seed the same seed gives the same scores
   * @throws IllegalArgumentException if a factor does not have a level for each code, no level of
   *     it occurs twice, or a code is not finite
   */
  public static Disentanglement of(Rows codes, List<Factor> factors, long seed) {
    return new Disentanglement(
        MutualInformationGap.of(codes, factors),
        SeparatedPredictability.of(codes, factors),
        Dci.of(codes, factors, seed),
        FactorVaeScore.of(codes, factors, seed));
  }
}
