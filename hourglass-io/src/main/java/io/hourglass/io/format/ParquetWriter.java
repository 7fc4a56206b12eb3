package io.hourglass.io.format;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.Field;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.data.TimestampColumn;
import io.hourglass.io.duckdb.DuckDb;
import io.hourglass.io.duckdb.Sql;
import io.hourglass.io.source.WriteFailure;
import io.hourglass.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Parquet through DuckDB, which gathers the rows and writes them out at the end. */
final class ParquetWriter implements TableWriter {
  private static final Map<Class<? extends ColumnType>, String> TYPES =
      Map.of(
          ColumnType.Numeric.class, "DOUBLE",
          ColumnType.Categorical.class, "VARCHAR",
          ColumnType.Timestamp.class, "TIMESTAMP");

  private final Path target;
  private final AtomicFile file;
  private final Schema schema;
  private final DuckDb duck;
  private final DuckDBAppender appender;

  ParquetWriter(Path target, Schema schema) throws IOException, SQLException {
    String columns = columns(target, schema);
    this.schema = schema;
    this.target = target;
    this.file = AtomicFile.open(target);
    this.duck = DuckDb.open();
    duck.run("CREATE TABLE rows (" + columns + ")");
    this.appender = duck.connection().unwrap(DuckDBConnection.class).createAppender("rows");
  }

  private static String columns(Path target, Schema schema) {
    return schema.fields().stream()
        .map(field -> Sql.name(field.name()) + " " + type(target, field))
        .collect(Collectors.joining(", "));
  }

  private static String type(Path target, Field field) {
    String type = TYPES.get(field.type().getClass());
    if (type == null) {
      throw WriteChecks.unwritable(target, field, "Parquet");
    }
    return type;
  }

  @Override
  public void append(Table table) {
    WriteChecks.checkSchema(table, schema);
    try {
      for (int row = 0; row < table.rows(); row++) {
        append(table, row);
      }
    } catch (SQLException e) {
      throw WriteFailure.of(target, e);
    }
  }

  private void append(Table table, int row) throws SQLException {
    appender.beginRow();
    for (Column column : table.columns()) {
      cell(column, row);
    }
    appender.endRow();
  }

  private void cell(Column column, int row) throws SQLException {
    if (column.isMissing(row)) {
      appender.appendNull();
    } else {
      present(column, row);
    }
  }

  private void present(Column column, int row) throws SQLException {
    if (column instanceof NumericColumn numbers) {
      appender.append(numbers.get(row));
    } else if (column instanceof CategoricalColumn names) {
      appender.append(names.levels().get(names.index(row)));
    } else if (column instanceof TimestampColumn times) {
      Instant moment = Instant.ofEpochMilli(times.millis(row));
      appender.append(LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
    }
  }

  @Override
  public void finish() {
    try {
      appender.close();
      String path = Sql.text(file.temporary().toString());
      duck.run("COPY rows TO %s (FORMAT parquet)".formatted(path));
      file.finish();
    } catch (SQLException | IOException e) {
      throw WriteFailure.of(target, e);
    }
  }

  @Override
  public void close() {
    try (file;
        duck) {
      return;
    } catch (SQLException | IOException e) {
      throw WriteFailure.of(target, e);
    }
  }
}
