package io.hourglass.data;

/**
 * How the cells of a column are written, where that is not the default of its type: a number with a
 * decimal point, a date or time with the year first.
 */
public sealed interface CellFormat permits NumberFormat, MomentFormat {
  /** The type of the cells that are written so. */
  ColumnType type();

  /** The format as a person writes it in a setting. */
  String text();

  /** What a cell of this format is, for messages. */
  String described();
}
