/**
 * From scores to alarms: what counts as an anomaly, and how many alarms that means.
 *
 * <p>{@link io.hourglass.detect.threshold.NormalScores} is how normal rows score, as a model file
 * keeps it. A {@link io.hourglass.detect.threshold.Rule} makes a {@link
 * io.hourglass.detect.threshold.Threshold} of it, without a label but for two of them:
 *
 * <ul>
 *   <li>{@link io.hourglass.detect.threshold.Conformal}, a false-positive rate that holds whatever
 *       the distribution; {@link io.hourglass.detect.threshold.FalseDiscoveryRate}, a share of
 *       false positives among the alarms of a batch;
 *   <li>{@link io.hourglass.detect.threshold.Quantile}, {@link
 *       io.hourglass.detect.threshold.MeanAndDeviation}, {@link
 *       io.hourglass.detect.threshold.Maximum}, the usual ones;
 *   <li>{@link io.hourglass.detect.threshold.PeaksOverThreshold}, for rates too small to be seen in
 *       the rows there are;
 *   <li>{@link io.hourglass.detect.threshold.BestF1} and {@link
 *       io.hourglass.detect.threshold.MinimumCost}, from a few {@link
 *       io.hourglass.metric.LabeledScores}.
 * </ul>
 *
 * <p>{@link io.hourglass.detect.evaluate.DetectionReport} tells how well that finds labeled
 * anomalies.
 *
 * <p>{@link io.hourglass.detect.threshold.RuleText} reads them as people write them. All score
 * higher for more anomalous rows, and a row is an anomaly if it scores above the threshold, not at
 * it.
 */
@NullMarked
package io.hourglass.detect.threshold;

import org.jspecify.annotations.NullMarked;
