/**
 * Training: the only place that uses TensorFlow.
 *
 * <p>Start at {@link io.hourglass.train.Trainer}. A training step is a function from state and rows
 * to state and sums ({@code graph}, built from the design); the engine ({@code engine}) runs a
 * chunk of steps as one native call; rows come from a feed ({@code feed}) that a background thread
 * fills; validation, early stopping and checkpoints happen between chunks, in the loop of {@code
 * run}.
 */
@NullMarked
package io.hourglass.train;

import org.jspecify.annotations.NullMarked;
