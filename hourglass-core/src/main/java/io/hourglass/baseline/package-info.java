/**
 * Simple methods that every evaluation prints for comparison.
 *
 * <p>Start at {@link io.hourglass.baseline.Baseline}.
 */
@NullMarked
package io.hourglass.baseline;

import org.jspecify.annotations.NullMarked;
