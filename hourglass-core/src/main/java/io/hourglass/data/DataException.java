package io.hourglass.data;

import java.util.Collection;
import java.util.List;

/**
 * The data cannot be used. The message says where (file, row, column), what must hold, what was got
 * and the way out, as in {@code payments.csv, row 1842, column "amount": expected a number, got
 * "n/a"; name missing values (setting missing=n/a)}.
 */
public final class DataException extends HourglassException {
  private static final long serialVersionUID = 1;

  private final String column;

  /** Made with the whole sentence. */
  public DataException(String message) {
    this(message, "");
  }

  private DataException(String message, String column) {
    super(message);
    this.column = column;
  }

  /** Made with the whole sentence and what a library said. */
  public DataException(String message, Throwable cause) {
    super(message, cause);
    this.column = "";
  }

  /** Name of the column that it is about; empty if it is about none. */
  public String column() {
    return column;
  }

  /**
   * About a field of a record.
   *
   * @param column name of its column
   * @param complaint what must hold and what was got
   */
  public static DataException inField(String column, String complaint) {
    return new DataException("column \"%s\": %s".formatted(column, complaint), column);
  }

  /**
   * About the name of a column that there is not.
   *
   * @param table name of the file or data set
   * @param column the name
   * @param names of its columns
   */
  public static DataException noColumn(String table, String column, Collection<String> names) {
    String meant = NearestName.question(List.of(column), names);
    return inColumn(table, column, "no such column; there are " + List.copyOf(names) + meant);
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
    return new DataException("%s, column \"%s\": %s".formatted(table, column, complaint), column);
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
        "%s, row %d, column \"%s\": %s".formatted(table, row, column, complaint), column);
  }
}
