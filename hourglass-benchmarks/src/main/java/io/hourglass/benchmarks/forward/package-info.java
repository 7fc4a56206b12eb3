/**
 * The forward pass measured: plain Java beside the same design's TensorFlow graph, on one core.
 *
 * <p>{@link io.hourglass.benchmarks.forward.ForwardCommand} starts a process for each design;
 * {@link io.hourglass.benchmarks.own.Passes} takes the times in it.
 */
@NullMarked
package io.hourglass.benchmarks.forward;

import org.jspecify.annotations.NullMarked;
