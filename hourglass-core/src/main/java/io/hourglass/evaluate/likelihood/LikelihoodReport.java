package io.hourglass.evaluate.likelihood;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How well a model with a distribution over codes explains rows, in nats per row.
 *
 * @param rows how many
 * @param elbo the evidence lower bound, a log probability: {@code -(reconstruction + kl)}
 * @param reconstruction the bound's first part, a cost
 * @param kl its second, a cost
 * @param klPerLatent what every number of the code tells; empty where that is not defined
 * @param activeUnits numbers of the code whose mean varies over the rows
 * @param mutualInformation of row and code, at most the logarithm of the rows it was estimated
 *     from; empty where it cannot be told
 * @param samples codes per row behind the log likelihood; 0 where it was not asked for
 * @param logLikelihood by importance sampling, a log probability
 * @param bitsPerDimension minus the log likelihood, or the bound where there is none, in bits per
 *     explained value
 */
public record LikelihoodReport(
    long rows,
    Estimate elbo,
    Estimate reconstruction,
    Estimate kl,
    List<Double> klPerLatent,
    int activeUnits,
    OptionalDouble mutualInformation,
    int samples,
    Optional<Estimate> logLikelihood,
    double bitsPerDimension) {
  public LikelihoodReport {
    klPerLatent = List.copyOf(klPerLatent);
  }
}
