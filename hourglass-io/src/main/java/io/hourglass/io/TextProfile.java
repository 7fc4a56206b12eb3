package io.hourglass.io;

import io.hourglass.data.DataException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the cells of a column of texts could be.
 *
 * @param cells not missing
 * @param numbers of them that are numbers, NaN and infinity among them
 * @param moments of them that are dates or times
 * @param truths of them that are {@code true} or {@code false}
 */
record TextProfile(long cells, long numbers, long moments, long truths) {

  /** Of each of the columns, in one pass over the rows. */
  static Map<String, TextProfile> of(
      Duck duck, Relation relation, List<String> columns, List<String> missing)
      throws SQLException {
    if (columns.isEmpty()) {
      return Map.of();
    }
    StringBuilder counts = new StringBuilder();
    for (String column : columns) {
      String cell = Sql.cell(column, missing);
      counts
          .append(counts.isEmpty() ? "" : ", ")
          .append("count(%s), ".formatted(cell))
          .append("count(%s), ".formatted(Sql.number(cell)))
          .append("count(%s), ".formatted(Sql.moment(cell)))
          .append("count(%s)".formatted(Sql.truth(cell)));
    }
    return duck.ask(
        "SELECT " + counts + " FROM " + relation.from(),
        rows -> {
          rows.next();
          Map<String, TextProfile> profiles = new LinkedHashMap<>();
          for (int i = 0; i < columns.size(); i++) {
            int at = 4 * i + 1;
            profiles.put(
                columns.get(i),
                new TextProfile(
                    rows.getLong(at),
                    rows.getLong(at + 1),
                    rows.getLong(at + 2),
                    rows.getLong(at + 3)));
          }
          return profiles;
        });
  }

  /** Complains about the first cell that is not a number, if there is one. */
  static void refuseFirstText(Duck duck, Relation relation, String column, List<String> missing)
      throws SQLException {
    for (Relation part : relation.parts().isEmpty() ? List.of(relation) : relation.parts()) {
      refuseIn(duck, part, column, missing);
    }
  }

  private static void refuseIn(Duck duck, Relation part, String column, List<String> missing)
      throws SQLException {
    String sql =
        "SELECT n, cell FROM (SELECT row_number() OVER () AS n, %s AS cell FROM %s) WHERE cell IS NOT NULL AND (%s) IS NULL LIMIT 1"
            .formatted(Sql.cell(column, missing), part.from(), Sql.number("cell"));
    Optional<DataException> complaint =
        duck.ask(
            sql,
            rows ->
                rows.next()
                    ? Optional.of(bad(part, rows.getLong(1), column, rows.getString(2)))
                    : Optional.empty());
    if (complaint.isPresent()) {
      throw complaint.get();
    }
  }

  private static DataException bad(Relation part, long row, String column, String cell) {
    return DataException.inCell(
        part.name(),
        row,
        column,
        "expected a number, got \"%s\"; name missing values with --missing %s"
            .formatted(cell, shellWord(cell)));
  }

  /** Quoted if a shell would take it apart. */
  private static String shellWord(String text) {
    return text.matches("[A-Za-z0-9_./:+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
