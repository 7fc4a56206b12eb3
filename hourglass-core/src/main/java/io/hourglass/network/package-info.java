/**
 * A design with weights, run forward in plain Java.
 *
 * <p>An {@link io.hourglass.network.Architecture} is a design bound to a codec: every layer with
 * its name and shapes. {@link io.hourglass.network.Weights} are the arrays it has learned. {@link
 * io.hourglass.network.Network} puts the two together.
 */
@NullMarked
package io.hourglass.network;

import org.jspecify.annotations.NullMarked;
