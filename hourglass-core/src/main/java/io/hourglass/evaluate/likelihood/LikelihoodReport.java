package io.hourglass.evaluate.likelihood;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The likelihood of rows under a model with a distribution over codes, in nats per row.
 *
 * @param rows number of rows
 * @param elbo evidence lower bound, {@code -(reconstruction + kl)}
 * @param reconstruction its first term, {@code -log p(x | z)}
 * @param kl its second term, {@code KL(q(z | x) || p(z))}
 * @param klPerLatent KL of each latent dimension; empty where it is not defined
 * @param activeUnits latent dimensions whose posterior mean varies over the rows
 * @param mutualInformation of row and code, at most the logarithm of the number of rows it was
 *     estimated from; empty where it cannot be estimated
 * @param samples posterior samples per row behind the log likelihood; 0 where it was not estimated
 * @param logLikelihood importance-sampling estimate of {@code log p(x)}
 * @param bitsPerDimension negative log likelihood, or its upper bound where there is none, in bits
 *     per value
 * @param collapse posterior collapse, where there is one
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
    double bitsPerDimension,
    Optional<PosteriorCollapse> collapse) {
  public LikelihoodReport {
    klPerLatent = List.copyOf(klPerLatent);
  }
}
