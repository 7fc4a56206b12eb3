/**
 * Online scoring: lines of JSON or CSV are scored as they arrive, in constant memory.
 *
 * <p>Start at {@link io.hourglass.detect.stream.StreamScorer}. It parses a line ({@link
 * io.hourglass.detect.stream.RowFormat}), converts its fields ({@link
 * io.hourglass.detect.stream.FieldConversion}) and scores the row with a detector. {@link
 * io.hourglass.detect.stream.DriftMonitor} compares recent rows with the training data, {@link
 * io.hourglass.detect.stream.Updater} refits the detector in the background, and {@link
 * io.hourglass.detect.stream.StreamStatistics} counts rows and measures latency.
 */
@NullMarked
package io.hourglass.detect.stream;

import org.jspecify.annotations.NullMarked;
