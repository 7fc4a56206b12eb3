/**
 * Scoring of rows by an ensemble.
 *
 * <p>Start at {@link io.hourglass.detect.RowDetector}. Encoded rows are mapped into a {@link
 * io.hourglass.detect.rows.FeatureSpace} and scored there by every {@link
 * io.hourglass.detect.rows.Scorer} of a {@link io.hourglass.detect.rows.ScorerEnsemble}; their
 * scores are normalized and averaged.
 */
@NullMarked
package io.hourglass.detect.rows;

import org.jspecify.annotations.NullMarked;
