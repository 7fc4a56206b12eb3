/**
 * Hourglass measured on this machine, beside what else is there.
 *
 * <p>{@code hourglass bench speed} puts ours and other systems side by side ({@link
 * io.hourglass.benchmarks.speed}); {@code bench scale} trains from a file that does not fit in
 * memory ({@link io.hourglass.benchmarks.scale}); {@code bench lesson} compares what is learned
 * ({@link io.hourglass.benchmarks.lesson}); {@code bench disentanglement} and {@code bench
 * rate-distortion} look what the weight of the KL term does ({@link io.hourglass.benchmarks.vae});
 * {@code bench anomalies} has detectors find labelled rows ({@link
 * io.hourglass.benchmarks.anomalies}). The command line finds them as services. What is measured
 * runs in processes of its own ({@link io.hourglass.benchmarks.own}).
 */
@NullMarked
package io.hourglass.benchmarks;

import org.jspecify.annotations.NullMarked;
