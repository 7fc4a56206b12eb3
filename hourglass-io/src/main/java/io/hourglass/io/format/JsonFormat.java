package io.hourglass.io.format;

import io.hourglass.io.duckdb.Relation;
import io.hourglass.io.source.Input;
import io.hourglass.io.source.ReadOptions;
import java.nio.file.Path;

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

  @Override
  public Relation relation(Input input, ReadOptions options) {
    return Relation.ofFiles(
        input,
        "read_json_auto(%s, sample_size=-1, hive_partitioning=false)",
        "a file without objects",
        "cannot be read as JSON");
  }
}
