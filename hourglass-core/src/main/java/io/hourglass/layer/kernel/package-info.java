/**
 * The computations of layers: matrix products, convolutions, distances and elementary functions,
 * each with a fixed order of accumulation, so that results have the same bits on every machine.
 */
@NullMarked
package io.hourglass.layer.kernel;

import org.jspecify.annotations.NullMarked;
