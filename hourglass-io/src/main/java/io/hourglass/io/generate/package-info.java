/**
 * Synthetic data, so that everything runs with no file and no network: {@link
 * io.hourglass.io.generate.Digits} draws handwriting-like digits, {@link
 * io.hourglass.io.generate.Payments} generates a table of card payments with some frauds, {@link
 * io.hourglass.io.generate.Shapes} draws shapes whose every factor is known.
 *
 * <p>The same seed gives the same bits on every machine and for any number of threads: a row's
 * random numbers come from the seed and the row's number alone, and only operations that IEEE 754
 * fixes to the bit and {@link java.lang.StrictMath} are used.
 */
@NullMarked
package io.hourglass.io.generate;

import org.jspecify.annotations.NullMarked;
