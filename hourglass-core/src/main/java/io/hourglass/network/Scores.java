package io.hourglass.network;

import java.util.List;

/**
 * Reconstruction scores of rows: higher is more anomalous. Missing cells contribute 0.
 *
 * @param columns names of the columns
 * @param nats negative log likelihood of each row
 * @param squaredError mean over the row's present features of the squared error, in encoded units
 * @param byColumn negative log likelihood of each row and column, {@code [row * columns + column]}
 */
public record Scores(
    List<String> columns, double[] nats, double[] squaredError, double[] byColumn) {
  /** Number of rows. */
  public int rows() {
    return nats.length;
  }

  /** Negative log likelihood of one cell, in nats. */
  public double of(int row, int column) {
    return byColumn[row * columns.size() + column];
  }
}
