package io.hourglass.data;

/**
 * A value cannot be a cell of its column. Callers that know the table and the column say where it
 * stands, as a {@link DataException}.
 */
public final class CellException extends HourglassException {
  private static final long serialVersionUID = 1;

  private final int row;
  private final String given;

  /**
   * Made with a clause such as {@code expected a number, got "n/a"}.
   *
   * @param row of the column, from 0
   */
  public CellException(int row, String complaint) {
    this(row, complaint, "");
  }

  /**
   * Made with a clause and the text of the cell, which could mean a missing value.
   *
   * @param row of the column, from 0
   */
  public CellException(int row, String complaint, String given) {
    super(complaint);
    this.row = row;
    this.given = given;
  }

  /** The same about a text that could mean a missing value. */
  CellException of(String text) {
    return new CellException(row, complaint(), text);
  }

  /** The same in another row. */
  public CellException at(int newRow) {
    return new CellException(newRow, complaint(), given);
  }

  /** The text of the cell, where it could mean a missing value; else the empty one. */
  public String given() {
    return given;
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
