package io.hourglass.codec;

import io.hourglass.data.HourglassException;

/** A cell cannot be encoded; whoever knows the table adds its name and the row. */
final class CellException extends HourglassException {
  private static final long serialVersionUID = 1;

  private final int row;

  /** About the row of a column, from 0. */
  CellException(int row, String complaint) {
    super(complaint);
    this.row = row;
  }

  int row() {
    return row;
  }

  String complaint() {
    return String.valueOf(getMessage());
  }
}
