/**
 * Fits detectors of anomalies.
 *
 * <p>Start at {@link io.hourglass.train.detect.DetectorTrainer}.
 */
@NullMarked
package io.hourglass.train.detect;

import org.jspecify.annotations.NullMarked;
