/**
 * The model file ({@code .hg}): a zip of JSON and safetensors, checksummed, data only.
 *
 * <p>Start at {@link io.hourglass.store.ModelFile}. Everything in a file is verified before use:
 * the checksum over all bytes, the format number, the sum of every entry, every bound.
 */
@NullMarked
package io.hourglass.store;

import org.jspecify.annotations.NullMarked;
