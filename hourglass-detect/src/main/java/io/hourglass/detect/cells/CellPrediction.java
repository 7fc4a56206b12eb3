package io.hourglass.detect.cells;

import io.hourglass.detect.score.Basis;

/**
 * The value predicted for a cell.
 *
 * @param cell that is predicted
 * @param expected features: a number, the most likely category one-hot, or a moment
 * @param low lower end of the interval that holds 90 % of such numbers; the expected value of
 *     anything else
 * @param high upper end of that interval
 * @param probability of the most likely category, or of the interval; 0 of a moment
 * @param isUsual whether the actual cell is within the interval, or among the categories or moments
 *     that are usual there
 * @param isFar whether it is farther out than 99 % of such cells
 * @param basis of the prediction
 */
public record CellPrediction(
    FeatureBlock cell,
    float[] expected,
    float low,
    float high,
    double probability,
    boolean isUsual,
    boolean isFar,
    Basis basis) {}
