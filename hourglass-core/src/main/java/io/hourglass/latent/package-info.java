/**
 * The narrow middle of an autoencoder: what a row is reduced to.
 *
 * <p>Start at {@link io.hourglass.latent.Latent}.
 */
@NullMarked
package io.hourglass.latent;

import org.jspecify.annotations.NullMarked;
