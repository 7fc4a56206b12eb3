package io.hourglass.detect.fit;

import io.hourglass.detect.RowDetector;

/**
 * What came of fitting.
 *
 * @param detector fitted
 * @param learned rows that were learned from: all but those that have set the threshold
 * @param contamination share of these that was taken for outliers, in [0, 0.5)
 */
public record FitResult(RowDetector detector, int learned, double contamination) {}
