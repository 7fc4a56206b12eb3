/**
 * Detectors as they are put to use: fitted to normal rows, with a threshold from normal rows alone,
 * judged on rows that came later.
 *
 * <p>{@link io.hourglass.benchmarks.detection.DetectionCommand} takes each {@link
 * io.hourglass.benchmarks.detection.Study} in turn. Its {@link
 * io.hourglass.benchmarks.detection.Split} says what is learned from and what is judged; a {@link
 * io.hourglass.benchmarks.detection.Jury} has ours and the simple detectors do both, under the same
 * rules. {@link io.hourglass.benchmarks.detection.FalseAlarms} asks whether conformal thresholds
 * keep the rate of false alarms that they promise.
 *
 * <p>{@link io.hourglass.benchmarks.detection.DetectSpeedCommand} has a {@link
 * io.hourglass.benchmarks.detection.Racetrack} time a detector beside a network alone.
 */
@NullMarked
package io.hourglass.benchmarks.detection;

import org.jspecify.annotations.NullMarked;
