/**
 * A table that does not fit in memory, trained from its file.
 *
 * <p>{@link io.hourglass.benchmarks.scale.ScaleCommand} writes the file, trains from it in a
 * process with little memory, and compares with the same design on rows in memory.
 */
@NullMarked
package io.hourglass.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
