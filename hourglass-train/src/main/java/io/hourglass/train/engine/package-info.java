/**
 * Runs training steps on TensorFlow, a chunk of them in one native call.
 *
 * <p>Start at {@link io.hourglass.train.engine.Engine}. It knows nothing of designs: a {@link
 * io.hourglass.train.engine.StepFunction} says what is learned and what is lost.
 */
@NullMarked
package io.hourglass.train.engine;

import org.jspecify.annotations.NullMarked;
