/**
 * Evaluation of models: denoising, latent traversals, labels and factors. Every evaluation returns
 * a record.
 */
@NullMarked
package io.hourglass.evaluate;

import org.jspecify.annotations.NullMarked;
