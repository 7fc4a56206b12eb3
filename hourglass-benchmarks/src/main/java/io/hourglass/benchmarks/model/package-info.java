/**
 * Models, measured: {@link io.hourglass.benchmarks.model.LikelihoodBenchmark} by the log likelihood
 * of test images, {@link io.hourglass.benchmarks.model.DenoisingBenchmark} beside PyTorch and the
 * best linear denoiser, {@link io.hourglass.benchmarks.model.DisentanglementBenchmark} by how well
 * codes separate factors, {@link io.hourglass.benchmarks.model.RateDistortionBenchmark} over beta.
 */
@NullMarked
package io.hourglass.benchmarks.model;

import org.jspecify.annotations.NullMarked;
