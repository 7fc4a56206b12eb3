/**
 * How well a network's outputs explain features: negative log densities and probabilities, in nats
 * with all their constants. They are the reconstruction losses.
 *
 * <p>Start at {@link io.hourglass.likelihood.Likelihood}.
 */
@NullMarked
package io.hourglass.likelihood;

import org.jspecify.annotations.NullMarked;
