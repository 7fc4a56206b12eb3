/**
 * <p>A {@link io.hourglass.benchmarks.report.Report} has {@link
 * io.hourglass.benchmarks.report.ResultTable}s, each made from a list of results and the columns to
 * show of them.
*
 * <p>A {@link io.hourglass.benchmarks.report.Report} has {@link
 * io.hourglass.benchmarks.report.ResultTable}s, each made from a list of results and the {@link
 * io.hourglass.benchmarks.report.ResultColumn}s to show of them.
 */
@NullMarked
package io.hourglass.benchmarks.report;

import org.jspecify.annotations.NullMarked;
