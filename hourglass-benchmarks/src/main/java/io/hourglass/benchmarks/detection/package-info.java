/**
 * Anomaly detection, measured by one protocol: a {@link io.hourglass.benchmarks.detection.Dataset}
 * is split by a seed, a {@link io.hourglass.benchmarks.detection.DetectorUnderTest} is fitted to
 * one part and scores the other, a {@link io.hourglass.benchmarks.detection.Metric} evaluates the
 * scores. {@link io.hourglass.benchmarks.detection.Runner} does so for several systems and seeds.
 *
 * <p>{@link io.hourglass.benchmarks.detection.AnomaliesBenchmark} takes ADBench's tables, {@link
 * io.hourglass.benchmarks.detection.DetectionBenchmark} sets thresholds without labels, {@link
 * io.hourglass.benchmarks.detection.ImagesBenchmark} learns one class of images, {@link
 * io.hourglass.benchmarks.detection.EcgBenchmark} heart beats, {@link
 * io.hourglass.benchmarks.detection.NabBenchmark} series.
 */
@NullMarked
package io.hourglass.benchmarks.detection;

import org.jspecify.annotations.NullMarked;
