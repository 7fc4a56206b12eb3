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
    String difference = difference(without(first, got), without(got, first));
    if (!difference.isEmpty()) {
      throw new DataException(
          "%s: expected the columns of %s, %s, got %s; name the files that belong together, or take the columns in a query"
              .formatted(
                  Input.nameOf(file), Input.nameOf(input.files().get(0)), some(first), difference));
    }
  }

  private static List<String> without(Collection<String> names, Collection<String> others) {
    Set<String> rest = new LinkedHashSet<>(names);
    rest.removeAll(Set.copyOf(others));
    return List.copyOf(rest);
  }

  private static String difference(List<String> missing, List<String> more) {
    if (more.isEmpty()) {
      return missing.isEmpty() ? "" : "none of " + some(missing);
    }
    return missing.isEmpty()
        ? "also " + some(more)
        : "none of %s but %s".formatted(some(missing), some(more));
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
        throw differentKind(input, file, column, type, other);
      }
    });
  }

  private static DataException differentKind(
      Input input, Path file, String column, String type, String other) {
    return DataException.inColumn(
        Input.nameOf(file),
        column,
        "expected %s as in %s, got %s; convert one of them in a query"
            .formatted(type, Input.nameOf(input.files().get(0)), other));
  }

  /** Texts of all sorts are one kind. */
  private static SqlKind kind(String type) {
    return "VARCHAR".equals(type) ? SqlKind.WORD : SqlKind.of(type);
  }

  private static String some(Collection<String> names) {
    List<String> shown = names.stream().limit(SHOWN).toList();
    return names.size() <= SHOWN
        ? shown.toString()
        : "%s and %d more".formatted(shown, names.size() - SHOWN);
  }
}
