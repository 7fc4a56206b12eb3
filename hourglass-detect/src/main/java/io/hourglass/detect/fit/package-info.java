/**
 * Fits detectors of anomalies.
 *
 * <p>Start at {@link io.hourglass.detect.fit.DetectorFitter}.
 */
@NullMarked
package io.hourglass.detect.fit;

import org.jspecify.annotations.NullMarked;
