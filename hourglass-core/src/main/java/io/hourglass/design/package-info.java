/**
 * The structure of an autoencoder as data: four independent choices.
 *
 * <p>Start at {@link io.hourglass.design.Design}: layers of encoder and decoder, the {@link
 * io.hourglass.latent.Latent}, the {@link io.hourglass.corruption.Corruption} of the training
 * input, and the likelihoods. {@link io.hourglass.design.DesignText} reads the short form and JSON.
 */
@NullMarked
package io.hourglass.design;

import org.jspecify.annotations.NullMarked;
