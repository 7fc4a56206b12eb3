/**
 * Variational autoencoders measured: whether the weight beta of the KL term makes codes take the
 * factors of pictures apart ({@link io.hourglass.benchmarks.vae.DisentanglementCommand}), and what
 * it costs ({@link io.hourglass.benchmarks.vae.RateDistortionCommand}).
 *
 * <p>Both train one small network over and over, {@link io.hourglass.benchmarks.vae.BetaVae}, print
 * figures, and write a page with pictures.
 */
@NullMarked
package io.hourglass.benchmarks.vae;

import org.jspecify.annotations.NullMarked;
