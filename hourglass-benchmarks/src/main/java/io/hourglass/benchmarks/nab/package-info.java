/**
 * The Numenta Anomaly Benchmark (Lavin and Ahmad 2015, "Evaluating Real-time Anomaly Detection
 * Algorithms", arXiv 1510.03336): 58 series with labelled windows, and a score that rewards whoever
 * tells of an anomaly early and of nothing else.
 *
 * <p>{@link io.hourglass.benchmarks.nab.NabCommand} reads a {@link
 * io.hourglass.benchmarks.nab.Corpus}, has every {@link io.hourglass.benchmarks.nab.Entrant} go
 * through each series row by row, and prints what the {@link io.hourglass.benchmarks.nab.NabScorer}
 * says beside the published {@link io.hourglass.benchmarks.nab.Leaderboard}.
 */
@NullMarked
package io.hourglass.benchmarks.nab;

import org.jspecify.annotations.NullMarked;
