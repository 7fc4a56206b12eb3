/**
 * The steps of a network as records, each with its shape rule and its forward pass in plain Java.
 *
 * <p>Start at {@link io.hourglass.layer.Layer}. Shapes leave the rows out; values of a row lie in
 * the order of its shape, the last extent fastest, as TensorFlow has them.
 */
@NullMarked
package io.hourglass.layer;

import org.jspecify.annotations.NullMarked;
