/**
 * The convolutional autoencoder of the Keras examples on MNIST: plain, beside the same recipe in
 * PyTorch; and as a denoiser, beside the noisy input and the best linear denoiser.
 *
 * <p>{@link io.hourglass.benchmarks.denoising.DenoisingCommand} runs it; {@code conv.py} is
 * PyTorch's side.
 */
@NullMarked
package io.hourglass.benchmarks.denoising;

import org.jspecify.annotations.NullMarked;
