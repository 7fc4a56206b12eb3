/**
 * Benchmarks as commands, and their reports.
 *
 * <p>A {@link io.hourglass.benchmarks.report.Benchmark} measures and returns a {@link
 * io.hourglass.benchmarks.report.Report} with {@link io.hourglass.benchmarks.report.ResultTable}s,
 * each made from a list of results and the columns to show of them. {@link
 * io.hourglass.benchmarks.report.BenchmarkCommand} reads the options, runs it and prints the report
 * as text or as JSON.
 */
@NullMarked
package io.hourglass.benchmarks.report;

import org.jspecify.annotations.NullMarked;
