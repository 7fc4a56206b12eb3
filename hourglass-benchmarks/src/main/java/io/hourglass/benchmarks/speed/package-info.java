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
 * <p>A {@link io.hourglass.benchmarks.speed.Program} is run with a time limit and gives an {@link
 * io.hourglass.benchmarks.speed.Outcome}. {@link io.hourglass.benchmarks.speed.LocalWorker} is the
 * main class of Hourglass's own side: its first argument names the work, which goes through the
 * public API as a user's program would.
 */
@NullMarked
package io.hourglass.benchmarks.speed;

import org.jspecify.annotations.NullMarked;
