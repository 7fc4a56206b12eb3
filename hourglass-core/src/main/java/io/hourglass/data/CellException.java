package io.hourglass.data;

/**
 * A value cannot be a cell of its column. Callers that know the table and the column say where it
 * stands, as a {@link DataException}.
 */
public final class CellException extends HourglassException {
  private static final long serialVersionUID = 1;

  private final int row;

  /**
   * Made with a clause such as {@code expected a number, got "n/a"}.
   *
   * @param row of the column, from 0
   */
  public CellException(int row, String complaint) {
    super(complaint);
    this.row = row;
  }

  /** Row of the column, from 0. */
  public int row() {
    return row;
  }

  /** The message: what must hold and what was got. */
  public String complaint() {
    return String.valueOf(getMessage());
  }
}
