/**
 * Side-by-side measurements, run by {@code hourglass bench NAME}.
 *
 * <p>{@link io.hourglass.benchmarks.Benchmarks} lists them; one more is one class and a line there.
 * Each prints the machine, its rules and every figure, as text or with {@code --json} as JSON, with
 * the simple methods beside ours.
 */
@NullMarked
package io.hourglass.benchmarks;

import org.jspecify.annotations.NullMarked;
