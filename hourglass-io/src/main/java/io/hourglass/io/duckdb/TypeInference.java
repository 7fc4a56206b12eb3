package io.hourglass.io.duckdb;

import io.hourglass.data.CellReader;
import io.hourglass.data.ColumnType;
import io.hourglass.data.DataException;
import io.hourglass.data.Notation;
import io.hourglass.data.Reading;
import io.hourglass.io.source.Notices;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.setting.SettingReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    Map<String, String> types = keptTypes();
    Optional<Reading> reading = options.wholeReading();
    return reading.isPresent()
        ? new SchemaTyping(duck, relation, reading.get()).cells(types)
        : inferred(types);
  }

  private List<SqlColumn> inferred(Map<String, String> types) throws SQLException {
    List<String> texts =
        types.keySet().stream().filter(name -> "VARCHAR".equals(types.get(name))).toList();
    Map<String, TextProfile> profiles = textColumns.profiles(texts);
    List<SqlColumn> cells = new ArrayList<>();
    for (String name : types.keySet()) {
      TextProfile profile = profiles.get(name);
      cells.add(profile == null ? typed(name, types.get(name)) : text(name, profile));
    }
    return cells;
  }

  /** The types by column, without the dropped ones. */
  private Map<String, String> keptTypes() throws SQLException {
    Map<String, String> types = types();
    checkNames(types.keySet());
    types.keySet().removeAll(options.drop());
    if (types.isEmpty()) {
      throw new DataException(
          relation.name() + ": no column is left after dropping " + options.drop());
    }
    return types;
  }

  /** How the cells are written. */
  Notation notation() {
    return options.wholeReading().map(Reading::notation).orElseGet(options::notation);
  }

  /** Notices about the texts, found during inference. */
  List<String> notices() {
    return notices;
  }

  private Map<String, String> types() throws SQLException {
    return relation.texts().isPresent()
        ? relation.texts().get().types()
        : duck.ask("DESCRIBE SELECT * FROM " + relation.from(), TypeInference::types);
  }

  private static Map<String, String> types(ResultSet rows) throws SQLException {
    Map<String, String> types = new LinkedHashMap<>();
    while (rows.next()) {
      types.put(rows.getString(1), rows.getString(2));
    }
    return types;
  }

  private void checkNames(Set<String> names) {
    for (String name : options.namedColumns()) {
      if (!names.contains(name)) {
        throw DataException.noColumn(relation.name(), name, names);
      }
    }
  }

  private SqlColumn typed(String name, String type) {
    String column = relation.sqlName(name);
    return switch (kind(name, type)) {
      case WORD -> word(name, "CAST(" + column + " AS VARCHAR)");
      case JSON -> word(name, Sql.jsonText(column));
      case TRUTH -> SqlColumn.number(name, "CAST(" + column + " AS TINYINT)");
      case NUMBER -> SqlColumn.number(name, column);
      case MOMENT -> SqlColumn.moment(name, column);
      case OTHER -> throw unsupported(name, type);
    };
  }

  private SqlKind kind(String name, String type) {
    return options.categorical().contains(name) ? SqlKind.WORD : SqlKind.of(type);
  }

  private SqlColumn word(String name, String sql) {
    CellReader reader = options.notation().reader(name, new ColumnType.Categorical());
    return SqlColumn.text(name, sql, reader, CellText.PLAIN);
  }

  private DataException unsupported(String name, String type) {
    return DataException.inColumn(
        relation.name(),
        name,
        "expected numbers, texts, dates or times, got %s; leave it out %s, or take it apart in a query"
            .formatted(type, SettingReference.to("drop", name)));
  }

  private SqlColumn text(String name, TextProfile profile) throws SQLException {
    if (options.categorical().contains(name)) {
      return word(name, relation.sqlName(name));
    }
    checkNumbers(name, profile);
    return relation.texts().isPresent() || options.numeric().contains(name)
        ? inferred(name, profile)
        : word(name, relation.sqlName(name));
  }

  private void checkNumbers(String name, TextProfile profile) throws SQLException {
    if (options.numeric().contains(name) || profile.isNearlyNumeric()) {
      textColumns.refuseFirstText(name);
    }
  }

  private SqlColumn inferred(String name, TextProfile profile) {
    String cell = Sql.cell(relation.sqlName(name), options.missing());
    if (profile.isNumeric()) {
      return number(name, profile.nans());
    }
    if (profile.truths() == profile.cells()) {
      return SqlColumn.number(name, Sql.truth(cell));
    }
    return profile.moments() == profile.cells() ? moment(name) : word(name, relation.sqlName(name));
  }

  private SqlColumn moment(String name) {
    CellReader reader = options.notation().reader(name, new ColumnType.Timestamp());
    return SqlColumn.text(name, relation.sqlName(name), reader, CellText.PLAIN);
  }

  private SqlColumn number(String name, long nans) {
    if (nans > 0) {
      notices.add(Notices.nans(name, nans));
    }
    return SqlColumn.number(
        name, Sql.knownNumber(relation.sqlName(name), options.notation().missing()));
  }
}
