package io.hourglass.io.duckdb;

import io.hourglass.data.CellFormat;
import io.hourglass.data.CellReader;
import io.hourglass.data.ColumnType;
import io.hourglass.data.DataException;
import io.hourglass.data.Notation;
import io.hourglass.data.Reading;
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
  /** DuckDB's types of texts; JSON is that of values of several types. */
  private static final Set<String> TEXTS = Set.of("VARCHAR", "JSON");

  private final DuckDb duck;
  private final Relation relation;
  private final ReadOptions options;
  private final Map<String, CellFormat> formats = new LinkedHashMap<>();
  private final List<String> notices = new ArrayList<>();

  TypeInference(DuckDb duck, Relation relation, ReadOptions options) {
    this.duck = duck;
    this.relation = relation;
    this.options = options;
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
    List<String> texts = new ArrayList<>(types.keySet());
    texts.removeIf(name -> !TEXTS.contains(types.get(name)));
    texts.removeAll(options.categorical());
    texts.removeAll(options.cells().columns().keySet());
    TextInference inference = new TextInference(duck, relation, options);
    Map<String, SqlColumn> inferred = inference.columns(texts, types);
    notices.addAll(inference.notices());
    formats.putAll(inference.formats());
    List<SqlColumn> cells = new ArrayList<>();
    for (String name : types.keySet()) {
      SqlColumn column = inferred.get(name);
      cells.add(column == null ? typed(name, types.get(name)) : column);
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
    return options
        .wholeReading()
        .map(Reading::notation)
        .orElseGet(() -> options.notation().withFormats(formats));
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
    CellFormat format = options.cells().columns().get(name);
    if (format != null) {
      return written(name, type, format);
    }
    String column = relation.sqlName(name);
    return switch (kind(name, type)) {
      case WORD -> word(name, "CAST(" + column + " AS VARCHAR)");
      case JSON -> word(name, Sql.jsonText(column));
      case TRUTH -> SqlColumn.number(name, "CAST(" + column + " AS TINYINT)");
      case NUMBER ->
          SqlColumn.number(name, Sql.withoutMarkers(column, options.notation().missing()));
      case MOMENT -> SqlColumn.moment(name, column);
      case OTHER -> throw unsupported(name, type);
    };
  }

  private SqlKind kind(String name, String type) {
    if (!options.categorical().contains(name)) {
      return SqlKind.of(type);
    }
    return "JSON".equals(type) ? SqlKind.JSON : SqlKind.WORD;
  }

  /** A column whose format was given. */
  private SqlColumn written(String name, String type, CellFormat format) {
    String column = relation.sqlName(name);
    CellReader reader = options.notation().reader(name, format.type());
    boolean isNumber = SqlKind.of(type) == SqlKind.NUMBER;
    String sql = "JSON".equals(type) ? Sql.jsonText(column) : "CAST(" + column + " AS VARCHAR)";
    return SqlColumn.text(name, sql, reader, isNumber ? TextKind.NUMBER : TextKind.PLAIN);
  }

  private SqlColumn word(String name, String sql) {
    CellReader reader = options.notation().reader(name, new ColumnType.Categorical());
    return SqlColumn.text(name, sql, reader, TextKind.PLAIN);
  }

  private DataException unsupported(String name, String type) {
    return DataException.inColumn(
        relation.name(),
        name,
        "expected numbers, texts, dates or times, got %s; leave it out %s, or take it apart in a query"
            .formatted(type, SettingReference.to("drop", name)));
  }
}
