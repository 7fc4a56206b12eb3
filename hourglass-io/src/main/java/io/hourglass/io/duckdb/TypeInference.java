package io.hourglass.io.duckdb;

import io.hourglass.data.DataException;
import io.hourglass.io.source.Notices;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.setting.SettingReference;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Infers the column types of a relation.
 *
 * <p>Typed columns (Parquet, queries) say it themselves. A column of texts (CSV) is numeric if
 * every cell that is not missing is a number, a timestamp if every one is a date or time, else
 * categorical: all cells are read, not a sample. A column that would be numeric but for a few cells
 * is an error, as one bad cell must not silently turn amounts into names.
 */
final class TypeInference {
  private static final Set<String> NUMBERS =
      Set.of(
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "HUGEINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "UBIGINT",
          "UHUGEINT",
          "FLOAT",
          "DOUBLE");

  private final DuckDb duck;
  private final Relation relation;
  private final ReadOptions options;
  private final TextColumns textColumns;
  private final List<String> notices = new ArrayList<>();

  TypeInference(DuckDb duck, Relation relation, ReadOptions options) {
    this.duck = duck;
    this.relation = relation;
    this.options = options;
    this.textColumns = new TextColumns(duck, relation, options.missing());
  }

  /** The columns to read, in order, without the dropped ones. */
  List<SqlColumn> cells() throws SQLException {
    Map<String, String> types = types();
    checkNames(types.keySet());
    types.keySet().removeAll(options.drop());
    if (types.isEmpty()) {
      throw new DataException(
          relation.name() + ": no column is left after dropping " + options.drop());
    }
    List<String> texts =
        types.keySet().stream().filter(name -> "VARCHAR".equals(types.get(name))).toList();
    Map<String, TextProfile> profiles = textColumns.profiles(texts);
    List<SqlColumn> cells = new ArrayList<>();
    for (Map.Entry<String, String> column : types.entrySet()) {
      TextProfile profile = profiles.get(column.getKey());
      cells.add(
          profile == null
              ? typed(column.getKey(), column.getValue())
              : text(column.getKey(), profile));
    }
    return cells;
  }

  /** Notices about the texts, found during inference. */
  List<String> notices() {
    return notices;
  }

  private Map<String, String> types() throws SQLException {
    return duck.ask(
        "DESCRIBE SELECT * FROM " + relation.from(),
        rows -> {
          Map<String, String> types = new LinkedHashMap<>();
          while (rows.next()) {
            types.put(rows.getString(1), rows.getString(2));
          }
          return types;
        });
  }

  private void checkNames(Set<String> names) {
    List<String> asked = new ArrayList<>(options.drop());
    asked.addAll(options.categorical());
    asked.addAll(options.numeric());
    for (String name : asked) {
      if (!names.contains(name)) {
        throw DataException.inColumn(
            relation.name(), name, "no such column; there are " + List.copyOf(names));
      }
    }
  }

  private SqlColumn typed(String name, String type) {
    String column = Sql.name(name);
    if (options.categorical().contains(name) || type.equals("UUID") || type.startsWith("ENUM(")) {
      return SqlColumn.word(
          name,
          Sql.cell(Sql.name(name), options.missing())
              .replace(column, "CAST(" + column + " AS VARCHAR)"));
    }
    if (type.equals("BOOLEAN")) {
      return SqlColumn.number(name, "CAST(" + column + " AS TINYINT)");
    }
    if (NUMBERS.contains(type) || type.startsWith("DECIMAL(")) {
      return SqlColumn.number(name, column);
    }
    if (type.equals("DATE") || type.startsWith("TIMESTAMP")) {
      return SqlColumn.moment(name, column);
    }
    throw DataException.inColumn(
        relation.name(),
        name,
        "expected numbers, texts, dates or times, got %s; leave it out %s, or take it apart in a query"
            .formatted(type, SettingReference.to("drop", name)));
  }

  private SqlColumn text(String name, TextProfile profile) throws SQLException {
    String cell = Sql.cell(Sql.name(name), options.missing());
    if (options.categorical().contains(name)) {
      return SqlColumn.word(name, cell);
    }
    boolean number = options.numeric().contains(name);
    if (number || profile.isNearlyNumeric()) {
      textColumns.refuseFirstText(name);
    }
    if (!relation.texts() && !number) {
      return SqlColumn.word(name, cell);
    }
    if (profile.isNumeric()) {
      if (profile.nans() > 0) {
        notices.add(Notices.nans(name, profile.nans()));
      }
      return SqlColumn.number(name, Sql.knownNumber(Sql.name(name), options.missing()));
    }
    if (profile.truths() == profile.cells()) {
      return SqlColumn.number(name, Sql.truth(cell));
    }
    return profile.moments() == profile.cells()
        ? SqlColumn.moment(name, Sql.moment(cell))
        : SqlColumn.word(name, cell);
  }
}
