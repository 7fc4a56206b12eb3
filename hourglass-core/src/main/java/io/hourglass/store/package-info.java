/**
 * The model file ({@code .hg}): a zip of JSON and safetensors, checksummed, data only.
 *
 * <p>Start at {@link io.hourglass.store.ModelFile}. Whatever a file says is checked before it is
 * believed: the seal over all bytes, the format number, the sum of every entry, every bound.
 */
@NullMarked
package io.hourglass.store;

import org.jspecify.annotations.NullMarked;
