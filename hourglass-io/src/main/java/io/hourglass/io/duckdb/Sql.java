package io.hourglass.io.duckdb;

import io.hourglass.data.MissingMarkers;
import java.nio.file.Path;
import java.util.Arrays;
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
   * A text of a column in which {@link #number} reads every {@link #cell} that is not missing, as a
   * number.
   */
  static String knownNumber(String text, MissingMarkers missing) {
    return withoutMarkers("TRY_CAST(" + text + " AS DOUBLE)", missing);
  }

  /** A number, NULL where it means a missing value. */
  static String withoutMarkers(String number, MissingMarkers missing) {
    String markers =
        Arrays.stream(missing.numbers())
            .mapToObj(marker -> "'" + marker + "'::DOUBLE")
            .collect(Collectors.joining(", "));
    return markers.isEmpty()
        ? number
        : "CASE WHEN %1$s IN (%2$s) THEN NULL ELSE %1$s END".formatted(number, markers);
  }

  /** A JSON value as the text that it is. */
  static String jsonText(String column) {
    return column + " ->> '$'";
  }
}
