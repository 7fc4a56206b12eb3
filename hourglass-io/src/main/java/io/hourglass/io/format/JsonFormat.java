package io.hourglass.io.format;

import io.hourglass.io.duckdb.Relation;
import io.hourglass.io.duckdb.Sql;
import io.hourglass.io.source.Input;
import io.hourglass.io.source.ReadOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** An array of JSON objects, or one object a line; a key is a column. */
final class JsonFormat implements RelationFormat {
  @Override
  public String label() {
    return "JSON";
  }

  @Override
  public boolean reads(Path file) {
    return Input.plainName(file).matches(".*\\.(json|jsonl|ndjson)");
  }

  /**
   * Dates stay texts, which are read by one rule in every format: DuckDB would guess their order.
   */
  @Override
  public Relation relation(Input input, ReadOptions options) {
    Relation typed =
        relation(
            input,
            "read_json_auto(%s, sample_size=-1, hive_partitioning=false, dateformat='text',"
                + " timestampformat='text')");
    return options.reading().isEmpty() ? typed : relation(input, values(typed.names()));
  }

  /** Every value as it is written: a model knows the types, and the other rows change nothing. */
  private static String values(List<String> columns) {
    return columns.stream()
        .map(name -> Sql.text(name.replace("%", "%%")) + ": 'JSON'")
        .collect(Collectors.joining(", ", "read_json(%s, hive_partitioning=false, columns={", "})"));
  }

  private static Relation relation(Input input, String reader) {
    return Relation.ofFiles(
        input, reader, "a file without objects", "cannot be read as JSON");
  }
}
