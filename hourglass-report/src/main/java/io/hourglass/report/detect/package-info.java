/** Pages on anomaly detection. */
@NullMarked
package io.hourglass.report.detect;

import org.jspecify.annotations.NullMarked;
