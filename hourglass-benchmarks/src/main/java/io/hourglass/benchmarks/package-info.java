/**
 * Hourglass measured on this machine, beside what else is there.
 *
 * <p>{@code hourglass bench speed} puts ours and other systems side by side ({@link
 * io.hourglass.benchmarks.speed}).
 */
@NullMarked
package io.hourglass.benchmarks;

import org.jspecify.annotations.NullMarked;
