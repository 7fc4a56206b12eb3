package io.hourglass.io.duckdb;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Fragments of SQL in DuckDB's dialect. */
public final class Sql {
  private Sql() {}

  /** A text as a literal. */
  public static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A file as a literal: just this one, whatever characters of a glob its name has. */
  public static String file(Path file) {
    return text(file.toAbsolutePath().toString().replaceAll("[\\[*?]", "[$0]"));
  }

  /** Several files as a list literal. */
  public static String files(List<Path> files) {
    return files.stream().map(Sql::file).collect(Collectors.joining(", ", "[", "]"));
  }

  /** Several texts as a list literal. */
  public static String list(List<String> texts) {
    return texts.stream().map(Sql::text).collect(Collectors.joining(", ", "[", "]"));
  }

  /** A column's name. */
  public static String name(String column) {
    return "\"" + column.replace("\"", "\"\"") + "\"";
  }

  /** A text without surrounding blanks, NULL if it is missing. */
  static String cell(String text, List<String> missing) {
    String trimmed = "trim(" + text + ")";
    String none =
        missing.stream().map(String::trim).map(Sql::text).collect(Collectors.joining(", "));
    return missing.isEmpty()
        ? "nullif(" + trimmed + ", '')"
        : "CASE WHEN " + trimmed + " IN ('', " + none + ") THEN NULL ELSE " + trimmed + " END";
  }

  /** A text cell as a number, NULL if it is none; DuckDB alone would read {@code 1_0} as 10. */
  static String number(String cell) {
    return "CASE WHEN contains("
        + cell
        + ", '_') THEN NULL ELSE TRY_CAST("
        + cell
        + " AS DOUBLE) END";
  }

  /**
   * A text that is known to be a number or missing as a number; the same as {@link #number} of
   * {@link #cell}, at half the cost where no number means missing.
   */
  static String knownNumber(String text, List<String> missing) {
    boolean plain = missing.stream().noneMatch(none -> none.matches(".*[0-9nN].*"));
    return plain ? "TRY_CAST(" + text + " AS DOUBLE)" : number(cell(text, missing));
  }

  /** A text cell as a moment in time, UTC where it names no zone, NULL if it is none. */
  static String moment(String cell) {
    return "TRY_CAST(" + cell + " AS TIMESTAMPTZ)";
  }

  /** A text cell as 0 or 1, NULL if it is neither {@code true} nor {@code false}. */
  static String truth(String cell) {
    return "CASE lower(" + cell + ") WHEN 'true' THEN 1.0 WHEN 'false' THEN 0.0 END";
  }
}
