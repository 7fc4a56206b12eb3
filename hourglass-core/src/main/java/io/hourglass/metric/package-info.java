/** Metrics: ranking, threshold curves and confidence intervals. */
@NullMarked
package io.hourglass.metric;

import org.jspecify.annotations.NullMarked;
