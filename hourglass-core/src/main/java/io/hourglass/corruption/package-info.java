/**
 * What is done to the training input, and only the input, so that undoing it is what is learned.
 *
 * <p>Start at {@link io.hourglass.corruption.Corruption}.
 */
@NullMarked
package io.hourglass.corruption;

import org.jspecify.annotations.NullMarked;
