/**
 * The likelihood of rows under a model, in nats, and statistics of its posteriors.
 *
 * <p>Start at {@link io.hourglass.evaluate.likelihood.LikelihoodEstimator}: the evidence lower
 * bound, and the log likelihood by importance sampling. {@link
 * io.hourglass.evaluate.likelihood.LikelihoodEvaluator} reports both for many rows, with the KL of
 * each latent dimension, active units, mutual information ({@link
 * io.hourglass.evaluate.likelihood.PosteriorStatistics}) and posterior collapse ({@link
 * io.hourglass.evaluate.likelihood.PosteriorCollapse}).
 */
@NullMarked
package io.hourglass.evaluate.likelihood;

import org.jspecify.annotations.NullMarked;
