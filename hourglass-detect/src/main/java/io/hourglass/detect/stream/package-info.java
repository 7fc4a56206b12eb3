/**
 * Scores lines as they arrive, for as long as they do, in constant memory.
 *
 * <p>{@link io.hourglass.detect.stream.StreamScorer} takes a line at a time: {@link
 * io.hourglass.detect.stream.RowFormat} makes cells of it, {@link
 * io.hourglass.detect.stream.FieldConversion} values of the detector's columns, the detector a
 * score. {@link io.hourglass.detect.stream.DriftMonitor} watches whether rows still look like those
 * of the training, {@link io.hourglass.detect.stream.Updater} fits new detectors to what was called
 * normal, and {@link io.hourglass.detect.stream.StreamStatistics} counts.
 */
@NullMarked
package io.hourglass.detect.stream;

import org.jspecify.annotations.NullMarked;
