package io.hourglass.io.duckdb;

import io.hourglass.data.DataException;
import io.hourglass.setting.SettingReference;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts and finds cells in text columns. */
final class TextColumns {
  private final DuckDb duck;
  private final Relation relation;
  private final List<String> missing;

  TextColumns(DuckDb duck, Relation relation, List<String> missing) {
    this.duck = duck;
    this.relation = relation;
    this.missing = missing;
  }

  /** Profiles of text columns, in at most two passes over the rows. */
  Map<String, TextProfile> profiles(List<String> columns) throws SQLException {
    long[][] first =
        count(
            columns,
            List.of(
                "%1$s", Sql.number("%1$s"), "nullif(NOT isnan(" + Sql.number("%1$s") + "), true)"));
    List<String> others = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (first[i][1] < first[i][0]) {
        others.add(columns.get(i));
      }
    }
    long[][] second = count(others, List.of(Sql.moment("%1$s"), Sql.truth("%1$s")));
    Map<String, TextProfile> profiles = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      int other = others.indexOf(columns.get(i));
      long[] rest = other < 0 ? new long[2] : second[other];
      profiles.put(
          columns.get(i), new TextProfile(first[i][0], first[i][1], first[i][2], rest[0], rest[1]));
    }
    return profiles;
  }

  /** How many cells of each column are not NULL after each of the conversions. */
  private long[][] count(List<String> columns, List<String> conversions) throws SQLException {
    if (columns.isEmpty()) {
      return new long[0][];
    }
    List<String> cells = new ArrayList<>();
    List<String> counts = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      cells.add(Sql.cell(Sql.name(columns.get(i)), missing) + " AS t" + i);
      for (String conversion : conversions) {
        counts.add("count(" + conversion.formatted("t" + i) + ")");
      }
    }
    String sql =
        "SELECT %s FROM (SELECT %s FROM %s)"
            .formatted(String.join(", ", counts), String.join(", ", cells), relation.from());
    return duck.ask(
        sql,
        rows -> {
          rows.next();
          long[][] result = new long[columns.size()][conversions.size()];
          for (int i = 0; i < counts.size(); i++) {
            result[i / conversions.size()][i % conversions.size()] = rows.getLong(i + 1);
          }
          return result;
        });
  }

  /** Throws an exception for the first cell that is not a number, if there is one. */
  void refuseFirstText(String column) throws SQLException {
    for (Relation part : relation.parts().isEmpty() ? List.of(relation) : relation.parts()) {
      Optional<DataException> complaint = firstText(part, column);
      if (complaint.isPresent()) {
        throw complaint.get();
      }
    }
  }

  private Optional<DataException> firstText(Relation part, String column) throws SQLException {
    String numbered =
        "SELECT row_number() OVER () AS n, %s AS cell FROM %s"
            .formatted(Sql.cell(Sql.name(column), missing), part.from());
    String sql =
        "SELECT n, cell FROM (%s) WHERE cell IS NOT NULL AND (%s) IS NULL LIMIT 1"
            .formatted(numbered, Sql.number("cell"));
    return duck.ask(
        sql,
        rows ->
            rows.next()
                ? Optional.of(noNumber(part, rows.getLong(1), column, rows.getString(2)))
                : Optional.empty());
  }

  private static DataException noNumber(Relation part, long row, String column, String cell) {
    return DataException.inCell(
        part.name(),
        row,
        column,
        "expected a number, got \"%s\"; name missing values %s"
            .formatted(cell, SettingReference.to("missing", cell)));
  }
}
