/**
 * The corruption of training inputs, which denoising autoencoders learn to undo (Vincent et al.
 * 2008, 2010).
 *
 * <p>Start at {@link io.hourglass.corruption.Corruption}, or at {@link
 * io.hourglass.corruption.CorruptionText}, which reads {@code gaussian:0.4,clip}. A corruption is
 * part of a design; in training it works within the graph, anew at every step. {@link
 * io.hourglass.corruption.Corruption#corrupt(io.hourglass.codec.Rows, io.hourglass.codec.Codec,
 * long)} does the same to rows outside training, to evaluate on.
 */
@NullMarked
package io.hourglass.corruption;

import org.jspecify.annotations.NullMarked;
