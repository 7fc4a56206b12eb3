package io.hourglass.train.detect;

import io.hourglass.task.detector.AnomalyDetector;

/**
 * What came of fitting.
 *
 * @param detector fitted
 * @param learned rows that were learned from: all but those that have set the threshold
 * @param contamination share of these that was taken for strange, in [0, 0.5)
 */
public record Fitted(AnomalyDetector detector, int learned, double contamination) {}
