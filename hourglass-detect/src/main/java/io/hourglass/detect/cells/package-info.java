/**
 * Expected values of cells: each is predicted from the other cells of its row.
 *
 * <p>Start at {@link io.hourglass.detect.cells.CellPredictor}, which is fitted by {@link
 * io.hourglass.detect.cells.CellPredictorFit} and gives a {@link
 * io.hourglass.detect.cells.CellPrediction} for each column.
 */
@NullMarked
package io.hourglass.detect.cells;

import org.jspecify.annotations.NullMarked;
