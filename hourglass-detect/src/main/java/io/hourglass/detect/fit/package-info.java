/**
 * Fits detectors of anomalies.
 *
 * <p>Start at {@link io.hourglass.detect.fit.RowDetectorFitter}.
 */
@NullMarked
package io.hourglass.detect.fit;

import org.jspecify.annotations.NullMarked;
