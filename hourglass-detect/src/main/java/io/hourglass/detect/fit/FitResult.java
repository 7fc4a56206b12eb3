package io.hourglass.detect.fit;

import io.hourglass.detect.RowDetector;

/**
 * A fitted detector, and how it was fitted.
 *
 * @param detector that was fitted
 * @param trainingRows rows that it was fitted to: all but those that set its threshold
 * @param contamination the share of these that was taken for anomalous, in [0, 0.5)
 */
public record FitResult(RowDetector detector, int trainingRows, double contamination) {}
