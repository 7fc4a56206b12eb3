/**
 * The latent of an autoencoder: codes, their priors, posteriors and penalties.
 *
 * <p>Start at {@link io.hourglass.latent.Latent}.
 */
@NullMarked
package io.hourglass.latent;

import org.jspecify.annotations.NullMarked;
