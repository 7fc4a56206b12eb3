package io.hourglass.task.detector;

import io.hourglass.codec.Rows;
import io.hourglass.task.anomaly.Rule;

/**
 * What a threshold is set by.
 *
 * @param normal encoded rows, held out of all that was learned
 * @param rule that sets it by their scores
 */
public record Calibration(Rows normal, Rule rule) {}
