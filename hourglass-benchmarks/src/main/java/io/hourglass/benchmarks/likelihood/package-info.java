/**
 * Variational autoencoders judged by the log likelihood of test pictures.
 *
 * <p>{@link io.hourglass.benchmarks.likelihood.LikelihoodCommand} trains {@link
 * io.hourglass.benchmarks.likelihood.Contestant}s on the same rows and judges them by importance
 * sampling, beside pixels that know nothing of each other.
 */
@NullMarked
package io.hourglass.benchmarks.likelihood;

import org.jspecify.annotations.NullMarked;
