/**
 * Layers and the plain-Java numbers they run on.
 *
 * <p>{@link io.hourglass.layer.Kernels} multiplies rows with weights, {@link
 * io.hourglass.layer.Activation} applies the function between two layers, {@link
 * io.hourglass.layer.Maths} has the elementary functions and {@link io.hourglass.layer.Losses} the
 * distances between a row and its reconstruction. All of them use multiplications, additions and
 * divisions in a fixed order, so that every machine, thread count and Java version gives the same
 * bits.
 */
@NullMarked
package io.hourglass.layer;

import org.jspecify.annotations.NullMarked;
