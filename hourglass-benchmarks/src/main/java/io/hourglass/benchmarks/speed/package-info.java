/**
 * Hourglass side by side with other systems on the same work.
 *
 * <p>A {@link io.hourglass.benchmarks.speed.Peer} says whether it is there and names its {@link
 * io.hourglass.benchmarks.speed.Entrant}s: one program for each piece of {@link
 * io.hourglass.benchmarks.speed.Work} and setting. The {@link io.hourglass.benchmarks.speed.Race}
 * runs them round by round, each in a process of its own, ours and theirs in turn, so that a
 * machine that gets slower or faster does so for all. What is not there or fails is named in the
 * {@link io.hourglass.benchmarks.speed.Report}, with the reason.
 *
 * <p>{@link io.hourglass.benchmarks.speed.Peers} is the list; {@link
 * io.hourglass.benchmarks.speed.Targets} is what is wanted.
 */
@NullMarked
package io.hourglass.benchmarks.speed;

import org.jspecify.annotations.NullMarked;
