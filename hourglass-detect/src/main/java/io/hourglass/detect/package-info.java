/**
 * Anomaly detection: {@link io.hourglass.detect.RowDetector} for rows of a table and for images,
 * {@link io.hourglass.detect.SeriesDetector} for time series, {@link
 * io.hourglass.detect.SignalDetector} for rows that are a whole signal each. Plain Java.
 */
@NullMarked
package io.hourglass.detect;

import org.jspecify.annotations.NullMarked;
