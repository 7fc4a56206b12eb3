package io.hourglass.io.duckdb;

import io.hourglass.data.CellReader;
import io.hourglass.data.ColumnType;
import io.hourglass.data.Field;
import io.hourglass.data.MissingMarkers;
import io.hourglass.data.Notation;
import io.hourglass.data.Reading;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the columns of a relation by the reading of a model: nothing is inferred. Columns that the
 * model does not have stay as they are, texts as texts.
 */
final class SchemaTyping {
  private final Relation relation;
  private final Reading reading;
  private final TextColumns textColumns;

  SchemaTyping(DuckDb duck, Relation relation, Reading reading) {
    this.relation = relation;
    this.reading = reading;
    this.textColumns = new TextColumns(duck, relation, reading.notation().missing().texts());
  }

  /** The columns to read, in the order of the relation. */
  List<SqlColumn> cells(Map<String, String> types) throws SQLException {
    Map<String, TextProfile> profiles = textColumns.numbers(plainNumbers(types));
    List<SqlColumn> cells = new ArrayList<>();
    for (Map.Entry<String, String> column : types.entrySet()) {
      String name = column.getKey();
      TextProfile profile = profiles.get(name);
      boolean isFast = profile != null && profile.isNumeric();
      cells.add(isFast ? fastNumber(name) : cell(name, column.getValue()));
    }
    return cells;
  }

  /** Columns of texts that are likely all numbers with a decimal point, which SQL reads faster. */
  private List<String> plainNumbers(Map<String, String> types) {
    Map<String, ?> formats = reading.notation().formats();
    return reading.schema().fields().stream()
        .filter(field -> field.type() instanceof ColumnType.Numeric)
        .map(Field::name)
        .filter(name -> "VARCHAR".equals(types.get(name)) && !formats.containsKey(name))
        .toList();
  }

  private SqlColumn fastNumber(String name) {
    MissingMarkers missing = reading.notation().missing();
    return SqlColumn.number(name, Sql.knownNumber(relation.sqlName(name), missing));
  }

  private SqlColumn cell(String name, String type) {
    SqlKind kind = SqlKind.of(type);
    return reading
        .schema()
        .field(name)
        .map(field -> known(field, kind))
        .orElseGet(() -> unknown(name, kind));
  }

  private SqlColumn known(Field field, SqlKind kind) {
    String column = relation.sqlName(field.name());
    boolean isCategory = field.type() instanceof ColumnType.Categorical;
    return switch (kind) {
      case JSON -> text(field, TextKind.JSON);
      case NUMBER -> isCategory ? text(field, TextKind.NUMBER) : number(field.name(), column);
      case MOMENT -> SqlColumn.moment(field.name(), column);
      case TRUTH ->
          isCategory
              ? text(field, TextKind.PLAIN)
              : number(field.name(), "CAST(" + column + " AS TINYINT)");
      case WORD, OTHER -> text(field, TextKind.PLAIN);
    };
  }

  private SqlColumn text(Field field, TextKind text) {
    String sql = "CAST(" + relation.sqlName(field.name()) + " AS VARCHAR)";
    return SqlColumn.text(field.name(), sql, reading.reader(field), text);
  }

  private SqlColumn number(String name, String sql) {
    return SqlColumn.number(name, Sql.withoutMarkers(sql, reading.notation().missing()));
  }

  /** A column that the model does not have: as it is. */
  private SqlColumn unknown(String name, SqlKind kind) {
    String column = relation.sqlName(name);
    CellReader texts = Notation.PLAIN.reader(name, new ColumnType.Categorical());
    return switch (kind) {
      case NUMBER -> SqlColumn.number(name, column);
      case MOMENT -> SqlColumn.moment(name, column);
      case TRUTH -> SqlColumn.number(name, "CAST(" + column + " AS TINYINT)");
      case JSON -> SqlColumn.text(name, Sql.jsonText(column), texts, TextKind.PLAIN);
      case WORD, OTHER ->
          SqlColumn.text(name, "CAST(" + column + " AS VARCHAR)", texts, TextKind.PLAIN);
    };
  }
}
