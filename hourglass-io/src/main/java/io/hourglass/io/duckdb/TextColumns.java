package io.hourglass.io.duckdb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Counts cells in text columns. */
final class TextColumns {
  /** Cells, numbers and NaN. */
  private static final List<String> NUMBERS =
      List.of("%1$s", Sql.number("%1$s"), "nullif(NOT isnan(" + Sql.number("%1$s") + "), true)");

  /** Planning a query takes more than its share of columns where there are many. */
  private static final int AT_ONCE = 50;

  private final DuckDb duck;
  private final Relation relation;
  private final List<String> missing;

  TextColumns(DuckDb duck, Relation relation, List<String> missing) {
    this.duck = duck;
    this.relation = relation;
    this.missing = missing;
  }

  /** How many cells of text columns are numbers, in one pass over the rows. */
  Map<String, TextProfile> numbers(List<String> columns) throws SQLException {
    Map<String, TextProfile> profiles = new LinkedHashMap<>();
    count(columns, NUMBERS)
        .forEach(
            (name, counts) -> profiles.put(name, new TextProfile(counts[0], counts[1], counts[2])));
    return profiles;
  }

  /** How many cells of each column are not NULL after each of the conversions. */
  private Map<String, long[]> count(List<String> columns, List<String> conversions)
      throws SQLException {
    if (relation.texts().filter(TextCells::isTall).isPresent()) {
      return columns.isEmpty() ? Map.of() : countTall(columns, conversions);
    }
    Map<String, long[]> counts = new LinkedHashMap<>();
    int each = conversions.size();
    for (int from = 0; from < columns.size(); from += AT_ONCE) {
      List<String> some = columns.subList(from, Math.min(columns.size(), from + AT_ONCE));
      long[] all = duck.askNumbers(counting(some, conversions));
      for (int i = 0; i < some.size(); i++) {
        counts.put(some.get(i), Arrays.copyOfRange(all, i * each, (i + 1) * each));
      }
    }
    return counts;
  }

  /** The counts where each cell is a row of its own. */
  private Map<String, long[]> countTall(List<String> columns, List<String> conversions)
      throws SQLException {
    Map<Integer, long[]> all = duck.ask(countingTall(conversions), TextColumns::countsByColumn);
    TextCells cells = relation.texts().orElseThrow();
    Map<String, long[]> counts = new LinkedHashMap<>();
    columns.forEach(name -> counts.put(name, Objects.requireNonNull(all.get(cells.place(name)))));
    return counts;
  }

  private String countingTall(List<String> conversions) {
    String counts =
        conversions.stream()
            .map(conversion -> "count(" + conversion.formatted("t") + ")")
            .collect(Collectors.joining(", "));
    return "SELECT CAST(c AS INTEGER), %s FROM (SELECT %s AS c, %s AS t FROM %s) GROUP BY c"
        .formatted(
            counts, TextCells.TALL_COLUMN, Sql.cell(TextCells.TALL_CELL, missing), relation.from());
  }

  private static Map<Integer, long[]> countsByColumn(ResultSet rows) throws SQLException {
    Map<Integer, long[]> counts = new HashMap<>();
    while (rows.next()) {
      long[] some = new long[rows.getMetaData().getColumnCount() - 1];
      for (int i = 0; i < some.length; i++) {
        some[i] = rows.getLong(i + 2);
      }
      counts.put(rows.getInt(1), some);
    }
    return counts;
  }

  private String counting(List<String> columns, List<String> conversions) {
    StringJoiner cells = new StringJoiner(", ");
    StringJoiner counts = new StringJoiner(", ");
    for (int i = 0; i < columns.size(); i++) {
      String cell = "t" + i;
      cells.add(Sql.cell(relation.sqlName(columns.get(i)), missing) + " AS " + cell);
      conversions.forEach(conversion -> counts.add("count(" + conversion.formatted(cell) + ")"));
    }
    return "SELECT %s FROM (SELECT %s FROM %s)".formatted(counts, cells, relation.from());
  }
}
