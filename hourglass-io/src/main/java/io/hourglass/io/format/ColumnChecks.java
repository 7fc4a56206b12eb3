package io.hourglass.io.format;

import io.hourglass.data.DataException;
import io.hourglass.io.duckdb.SqlKind;
import io.hourglass.io.source.Input;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that several files have the same columns. */
final class ColumnChecks {
  private static final int SHOWN = 10;

  private ColumnChecks() {}

  /**
   * Checks the names of a later file's columns.
   *
   * @throws DataException that names the file and the columns that it has more or fewer
   */
  static void checkNames(Input input, Path file, Collection<String> first, Collection<String> got) {
    Set<String> missing = new LinkedHashSet<>(first);
    missing.removeAll(Set.copyOf(got));
    Set<String> more = new LinkedHashSet<>(got);
    more.removeAll(Set.copyOf(first));
    if (!missing.isEmpty() || !more.isEmpty()) {
      throw new DataException(
          "%s: expected the columns of %s, %s, got %s%s; name the files that belong together, or take the columns in a query"
              .formatted(
                  Input.nameOf(file),
                  Input.nameOf(input.files().get(0)),
                  some(List.copyOf(first)),
                  missing.isEmpty() ? "" : "none of " + some(List.copyOf(missing)),
                  more.isEmpty()
                      ? ""
                      : (missing.isEmpty() ? "also " : " but ") + some(List.copyOf(more))));
    }
  }

  /**
   * Checks names and kinds of a later file's columns.
   *
   * @param first DuckDB's types of the first file's columns, by name
   * @throws DataException that names the file and its column
   */
  static void check(Input input, int index, Map<String, String> first, Map<String, String> got) {
    Path file = input.files().get(index);
    checkNames(input, file, first.keySet(), got.keySet());
    first.forEach((column, type) -> {
      String other = got.getOrDefault(column, type);
      if (kind(type) != kind(other)) {
        throw DataException.inColumn(
            Input.nameOf(file),
            column,
            "expected %s as in %s, got %s; convert one of them in a query"
                .formatted(type, Input.nameOf(input.files().get(0)), other));
      }
    });
  }

  /** Texts of all sorts are one kind. */
  private static SqlKind kind(String type) {
    return "VARCHAR".equals(type) ? SqlKind.WORD : SqlKind.of(type);
  }

  private static String some(List<String> names) {
    return names.size() <= SHOWN
        ? names.toString()
        : "%s and %d more".formatted(names.subList(0, SHOWN), names.size() - SHOWN);
  }
}
