/**
 * Programs in processes of their own, what they print, and the machine they run on.
 *
 * <p>A {@link io.hourglass.benchmarks.process.Program} is run with a time limit and gives an {@link
 * io.hourglass.benchmarks.process.Outcome}: the {@link io.hourglass.benchmarks.process.Line}s it
 * printed, and why it failed where it did. Nothing that a program does can end the benchmark.
 */
@NullMarked
package io.hourglass.benchmarks.process;

import org.jspecify.annotations.NullMarked;
