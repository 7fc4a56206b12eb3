/**
 * Evaluation of a detector on labeled rows.
 *
 * <p>Start at {@link io.hourglass.detect.evaluate.DetectionReport}.
 */
@NullMarked
package io.hourglass.detect.evaluate;

import org.jspecify.annotations.NullMarked;
