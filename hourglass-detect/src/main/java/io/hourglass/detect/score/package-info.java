/** Results of scoring: anomaly scores, p-values, flags and reasons. */
@NullMarked
package io.hourglass.detect.score;

import org.jspecify.annotations.NullMarked;
