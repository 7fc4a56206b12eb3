/**
 * Hourglass's own side of a comparison: what runs in the processes that are measured.
 *
 * <p>{@link io.hourglass.benchmarks.local.LocalWorker} is the main class; its first argument names
 * the work. Everything goes through the public API, as a user's program would: {@code Trainer} with
 * a listener and rows in a new order every epoch, {@code Autoencoder.load} and {@code score}.
 * Results are printed in the form that {@link io.hourglass.benchmarks.process.Line} reads.
 */
@NullMarked
package io.hourglass.benchmarks.local;

import org.jspecify.annotations.NullMarked;
