/**
 * Encodes rows as inputs of a network, and decodes outputs.
 *
 * <p>A {@link io.hourglass.codec.Codec} is fitted on the training rows and travels in the model
 * file. It has one {@link io.hourglass.codec.EncodedColumn} per column: a {@link
 * io.hourglass.codec.ColumnCodec} (how a cell becomes features) and a {@link
 * io.hourglass.likelihood.Likelihood} (how well a network's outputs explain them, in nats). Encoded
 * rows are {@link io.hourglass.codec.Rows}; a feature that is missing is NaN there, and nothing
 * else is.
 */
@NullMarked
package io.hourglass.codec;

import org.jspecify.annotations.NullMarked;
