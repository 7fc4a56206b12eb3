/**
 * What makes a row strange, and why.
 *
 * <p>Start at {@link io.hourglass.detect.RowDetector}. A row is encoded, measured in two {@link
 * io.hourglass.detect.rows.FeatureSpaces frames}, and looked at in several ways, each a {@link
 * io.hourglass.detect.rows.Scorer}; their scores are made comparable and added.
 */
@NullMarked
package io.hourglass.detect.rows;

import org.jspecify.annotations.NullMarked;
