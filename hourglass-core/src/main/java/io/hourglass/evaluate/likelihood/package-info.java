/**
 * How probable a model thinks rows are, in nats, and what its codes tell about them.
 *
 * <p>Start at {@link io.hourglass.evaluate.likelihood.LikelihoodEstimator}: a lower bound on the
 * log likelihood of rows, and its value by importance sampling. {@link
 * io.hourglass.evaluate.likelihood.PosteriorStatistics} says how much of it goes through the code,
 * {@link io.hourglass.evaluate.likelihood.PosteriorCollapse} when that is next to nothing, and
 * {@link io.hourglass.evaluate.likelihood.LikelihoodEvaluator} all of it for many rows.
 */
@NullMarked
package io.hourglass.evaluate.likelihood;

import org.jspecify.annotations.NullMarked;
