/**
 * Runs training steps on TensorFlow, a chunk of them in one native call.
 *
 * <p>Start at {@link io.hourglass.train.engine.Engine}. It knows nothing of designs: a {@link
 * io.hourglass.train.engine.StepFunction} defines the weights and the loss.
 */
@NullMarked
package io.hourglass.train.engine;

import org.jspecify.annotations.NullMarked;
