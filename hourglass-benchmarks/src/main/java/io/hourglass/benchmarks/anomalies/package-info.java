/**
 * Anomaly detection on tables with labels, by the protocol of ADBench (Han et al. 2022) as
 * Livernoche et al. (2024) ran it.
 *
 * <p>{@link io.hourglass.benchmarks.anomalies.AnomaliesCommand} reads every {@code .npz} of a
 * folder as {@link io.hourglass.benchmarks.anomalies.LabelledRows}, splits and scales them as a
 * {@link io.hourglass.benchmarks.anomalies.Trial} for each seed, and has every {@link
 * io.hourglass.benchmarks.anomalies.Entrant} of {@link io.hourglass.benchmarks.anomalies.Entrants}
 * score the same rows. The {@link io.hourglass.benchmarks.anomalies.AnomaliesReport} puts {@link
 * io.hourglass.benchmarks.anomalies.Published} figures beside them.
 */
@NullMarked
package io.hourglass.benchmarks.anomalies;

import org.jspecify.annotations.NullMarked;
