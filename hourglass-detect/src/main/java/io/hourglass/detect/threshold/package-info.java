/**
 * Thresholds of anomaly scores and the rules that calibrate them.
 *
 * <p>A {@link io.hourglass.detect.threshold.Rule} sets a {@link
 * io.hourglass.detect.threshold.Threshold} on {@link io.hourglass.detect.threshold.NormalScores},
 * most rules without labels:
 *
 * <ul>
 *   <li>{@link io.hourglass.detect.threshold.Conformal} guarantees a false-positive rate, {@link
 *       io.hourglass.detect.threshold.FalseDiscoveryRate} a false discovery rate in a batch;
 *   <li>{@link io.hourglass.detect.threshold.Quantile}, {@link
 *       io.hourglass.detect.threshold.MeanAndDeviation} and {@link
 *       io.hourglass.detect.threshold.Maximum} are common heuristics;
 *   <li>{@link io.hourglass.detect.threshold.PeaksOverThreshold} extrapolates to rates too small
 *       for the number of rows;
 *   <li>{@link io.hourglass.detect.threshold.BestF1} and {@link
 *       io.hourglass.detect.threshold.MinimumCost} use labeled rows ({@link
 *       io.hourglass.metric.LabeledScores}).
 * </ul>
 *
 * <p>{@link io.hourglass.detect.threshold.RuleText} parses rules. Higher scores are more anomalous;
 * a row is an anomaly if its score is above the threshold, not if it equals it. {@link
 * io.hourglass.detect.evaluate.DetectionReport} evaluates thresholds on labeled rows.
 */
@NullMarked
package io.hourglass.detect.threshold;

import org.jspecify.annotations.NullMarked;
