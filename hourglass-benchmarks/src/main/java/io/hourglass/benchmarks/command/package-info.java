/**
 * Benchmarks as commands.
 *
 * <p>A {@link io.hourglass.benchmarks.command.Benchmark} measures and returns a report; {@link
 * io.hourglass.benchmarks.command.BenchmarkCommand} reads the options, runs it and prints the
 * report.
 */
@NullMarked
package io.hourglass.benchmarks.command;

import org.jspecify.annotations.NullMarked;
