package io.hourglass.evaluate;

import io.hourglass.Autoencoder;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.linalg.Indices;
import io.hourglass.metric.disentanglement.Disentanglement;
import io.hourglass.metric.disentanglement.Factor;
import io.hourglass.metric.disentanglement.MutualInformationGap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Disentanglement of known factors of variation by the latents of a model.
 *
 * @param scores over all factors
 * @param factors one by one
 */
public record FactorEvaluation(Disentanglement scores, List<FactorScore> factors) {
  /** The most rows that are evaluated: more do not change the scores. */
  public static final int MAX_ROWS = 10_000;

  private static final long SEED = 1;

  /**
   * Scores of one factor.
   *
   * @param name of the factor
   * @param mig its mutual information gap
   * @param sap its separated attribute predictability
   * @param latent the latent dimension, from 0, with the most mutual information
   */
  public record FactorScore(String name, double mig, double sap, int latent) {}

  public FactorEvaluation {
    factors = List.copyOf(factors);
  }

  /**
   * Evaluates a model on the first rows of a source.
   *
   * @param columns the factors of variation, at least one
   */
  public static FactorEvaluation of(Autoencoder model, TableSource source, List<String> columns) {
    Table rows = source.firstBatch(MAX_ROWS);
    List<Factor> factors = columns.stream().map(name -> Factor.of(rows, name)).toList();
    Disentanglement scores = Disentanglement.of(model.encode(rows), factors, SEED);
    return new FactorEvaluation(
        scores,
        IntStream.range(0, columns.size())
            .mapToObj(k -> score(scores, factors.get(k), k))
            .toList());
  }

  private static FactorScore score(Disentanglement scores, Factor factor, int k) {
    MutualInformationGap mig = scores.mig();
    return new FactorScore(
        factor.name(), mig.gaps().get(k), scores.sap().gaps().get(k), mostInformative(mig, k));
  }

  private static int mostInformative(MutualInformationGap mig, int factor) {
    return Indices.argMax(mig.information().rows(), latent -> mig.information().at(latent, factor));
  }
}
