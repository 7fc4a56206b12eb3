/**
 * Programs in processes of their own, and what they print.
 *
 * <p>A {@link io.hourglass.benchmarks.process.Program} is run with a time limit and gives an {@link
 * io.hourglass.benchmarks.process.Outcome}: the {@link io.hourglass.benchmarks.process.Line}s it
 * printed, and why it failed where it did. A failing program does not end the benchmark.
 */
@NullMarked
package io.hourglass.benchmarks.process;

import org.jspecify.annotations.NullMarked;
