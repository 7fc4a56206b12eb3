/**
 * Speed, side by side with other systems on the same work.
 *
 * <p>A {@link io.hourglass.benchmarks.speed.Peer} of {@code peers.json} says how a system is found,
 * built and started; it gives one {@link io.hourglass.benchmarks.speed.SystemRun} for each piece of
 * {@link io.hourglass.benchmarks.speed.Work} and setting. {@link
 * io.hourglass.benchmarks.speed.Rounds} runs them round by round, each in a process of its own, all
 * in turn, so that a machine that gets slower or faster does so for all. What is not there or fails
 * is named in the report, with the reason.
 *
 * <p>{@link io.hourglass.benchmarks.speed.SpeedTargets} are what Hourglass is to reach; {@link
 * io.hourglass.benchmarks.speed.DetectSpeedBenchmark}, {@link
 * io.hourglass.benchmarks.speed.ForwardBenchmark} and {@link
 * io.hourglass.benchmarks.speed.ScaleBenchmark} time detectors, the forward pass and training from
 * a large file.
 */
@NullMarked
package io.hourglass.benchmarks.speed;

import org.jspecify.annotations.NullMarked;
