/**
 * From scores to alarms: what counts as an anomaly, and how many alarms that means.
 *
 * <p>{@link io.hourglass.task.anomaly.NormalScores} is how normal rows score, as a model file keeps
 * it. A {@link io.hourglass.task.anomaly.Rule} makes a {@link io.hourglass.task.anomaly.Threshold}
 * of it, without a label but for two of them:
 *
 * <ul>
 *   <li>{@link io.hourglass.task.anomaly.Conformal}, a false alarm rate that holds whatever the
 *       distribution; {@link io.hourglass.task.anomaly.FalseDiscovery}, a share of false alarms
 *       among the alarms of a batch;
 *   <li>{@link io.hourglass.task.anomaly.Quantile}, {@link
 *       io.hourglass.task.anomaly.MeanAndDeviation}, {@link io.hourglass.task.anomaly.Maximum}, the
 *       usual ones;
 *   <li>{@link io.hourglass.task.anomaly.PeaksOverThreshold}, for rates too small to be seen in the
 *       rows there are;
 *   <li>{@link io.hourglass.task.anomaly.BestF1} and {@link io.hourglass.task.anomaly.Cost}, from a
 *       few {@link io.hourglass.task.anomaly.LabelledScores}.
 * </ul>
 *
 * <p>{@link io.hourglass.task.anomaly.DetectionReport} tells how well that finds labelled
 * anomalies.
 *
 * <p>{@link io.hourglass.task.anomaly.RuleText} reads them as people write them. All score higher
 * for stranger rows, and a row is an anomaly if it scores above the threshold, not at it.
 */
@NullMarked
package io.hourglass.task.anomaly;

import org.jspecify.annotations.NullMarked;
