/**
 * The report of a benchmark: rules, tables of results and targets, as text for people or as JSON.
 *
 * <p>A {@link io.hourglass.benchmarks.report.Report} has {@link
 * io.hourglass.benchmarks.report.ResultTable}s, each made from a list of results and the columns to
 * show of them.
 */
@NullMarked
package io.hourglass.benchmarks.report;

import org.jspecify.annotations.NullMarked;
