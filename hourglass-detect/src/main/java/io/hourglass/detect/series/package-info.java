/**
 * Anomalies in a series of measurements, and their times.
 *
 * <p>Start at {@link io.hourglass.detect.SeriesDetector}. An autoencoder has learned windows of
 * normal rows. Every new row ends a window, and the {@link io.hourglass.detect.series.WindowModel}
 * reads {@link io.hourglass.detect.series.ScoreComponents components} from it: values, what was
 * reconstructed badly, the code. A row's score is how far they lie beyond the {@link
 * io.hourglass.detect.series.Ranges ranges} they have been seen in.
 *
 * <p>Where each row is a whole window already, as a heart beat is, the detector is a {@link
 * io.hourglass.detect.SignalDetector}.
 */
@NullMarked
package io.hourglass.detect.series;

import org.jspecify.annotations.NullMarked;
