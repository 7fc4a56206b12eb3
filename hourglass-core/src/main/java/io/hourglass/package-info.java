/**
 * Autoencoders for the JVM: use a trained one anywhere, in plain Java.
 *
 * <p>Start at {@link io.hourglass.Autoencoder}: load it, then encode, decode, reconstruct or score.
 * The data's way through the packages: {@code data} (tables), {@code layer} (the forward pass),
 * {@code codec} (tables to numbers), {@code design} (an autoencoder as data), {@code network} (a
 * design with weights), {@code store} (the model file), this package, {@code baseline} and {@code
 * evaluate} (how good it is). Each uses only those before it.
 */
@NullMarked
package io.hourglass;

import org.jspecify.annotations.NullMarked;
