package io.hourglass.data;

/**
 * The data cannot be used. The message says where (file, row, column), what must hold, what was got
 * and the way out, as in {@code payments.csv, row 1842, column "amount": expected a number, got
 * "n/a"; name missing values (setting missing=n/a)}.
 */
public final class DataException extends HourglassException {
  private static final long serialVersionUID = 1;

  /** Made with the whole sentence. */
  public DataException(String message) {
    super(message);
  }

  /** Made with the whole sentence and what a library said. */
  public DataException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * About data without any row.
   *
   * @param source name of the file or data set
   */
  public static DataException noRows(String source) {
    return new DataException(source + ": expected at least 1 row, got none");
  }

  /**
   * About a column of a table.
   *
   * @param table name of the file or data set
   * @param column name of the column
   * @param complaint what must hold and what was got
   */
  public static DataException inColumn(String table, String column, String complaint) {
    return new DataException("%s, column \"%s\": %s".formatted(table, column, complaint));
  }

  /**
   * About one cell of a table.
   *
   * @param table name of the file or data set
   * @param row number of the row, from 1, headers not counted
   * @param column name of the column
   * @param complaint what must hold and what was got
   */
  public static DataException inCell(String table, long row, String column, String complaint) {
    return new DataException(
        "%s, row %d, column \"%s\": %s".formatted(table, row, column, complaint));
  }
}
