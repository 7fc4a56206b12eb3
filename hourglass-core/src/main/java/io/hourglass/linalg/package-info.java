/** Linear algebra: moments, projections, whitening, nearest rows, quantiles. */
@NullMarked
package io.hourglass.linalg;

import org.jspecify.annotations.NullMarked;
