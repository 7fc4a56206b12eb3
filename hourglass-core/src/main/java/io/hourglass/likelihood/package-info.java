/**
 * Likelihoods of features given a network's outputs: negative log densities and probabilities, in
 * nats with all constants. They are the reconstruction losses.
 *
 * <p>Start at {@link io.hourglass.likelihood.Likelihood}.
 */
@NullMarked
package io.hourglass.likelihood;

import org.jspecify.annotations.NullMarked;
