package io.hourglass.detect.rows;

import io.hourglass.codec.Rows;
import io.hourglass.detect.threshold.Rule;

/**
 * What a threshold is set by.
 *
 * @param normal encoded rows, held out of all that was learned
 * @param rule that sets it by their scores
 */
public record CalibrationData(Rows normal, Rule rule) {}
