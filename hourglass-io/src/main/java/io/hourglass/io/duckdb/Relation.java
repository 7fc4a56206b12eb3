package io.hourglass.io.duckdb;

import io.hourglass.data.DataException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/**
 * A relation that DuckDB can read.
 *
 * @param name for messages
 * @param from what to write behind FROM
 * @param texts whether all columns are text whose types are to be found out
 * @param none what there is instead where there are no rows, such as {@code a header only}
 * @param parts the single files, if there is more than one
 * @param explain says in our words what DuckDB complains about
 */
public record Relation(
    String name,
    String from,
    boolean texts,
    String none,
    List<Relation> parts,
    Function<SQLException, DataException> explain) {
  public Relation {
    parts = List.copyOf(parts);
  }

  /** The first sentence of what DuckDB says, without the kind of error before it. */
  public static String sentence(SQLException error) {
    // the driver puts its own complaint before the database's
    String message =
        String.valueOf(error.getMessage())
            .strip()
            .replaceFirst(
                "^Invalid Input Error: Attempting to execute an unsuccessful.*\nError: ", "");
    String first = message.lines().findFirst().orElse("unknown error");
    return first.replaceFirst("^([A-Z][A-Za-z]* )+Error: ", "");
  }
}
