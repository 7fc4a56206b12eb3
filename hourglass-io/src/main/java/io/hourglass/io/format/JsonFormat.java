package io.hourglass.io.format;

import io.hourglass.data.DataException;
import io.hourglass.data.TableSource;
import io.hourglass.io.duckdb.DuckSource;
import io.hourglass.io.duckdb.Relation;
import io.hourglass.io.duckdb.Sql;
import io.hourglass.io.source.Input;
import io.hourglass.io.source.LoadedTable;
import io.hourglass.io.source.ReadOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An array of JSON objects, or one object a line; a key is a column. */
final class JsonFormat implements Format {
  @Override
  public String label() {
    return "JSON";
  }

  @Override
  public boolean reads(Path file) {
    return Input.plainName(file).matches(".*\\.(json|jsonl|ndjson)");
  }

  @Override
  public LoadedTable load(Input input, ReadOptions options) {
    return DuckSource.of(relation(input), options).load();
  }

  @Override
  public TableSource open(Input input, ReadOptions options) {
    return DuckSource.of(relation(input), options);
  }

  private static Relation relation(Input input) {
    List<Relation> parts = new ArrayList<>();
    if (input.files().size() > 1) {
      input.files().forEach(file -> parts.add(relation(Input.of(file))));
    }
    String files = Sql.list(input.files().stream().map(Path::toString).toList());
    return new Relation(
        input.name(),
        "read_json_auto(" + files + ", sample_size=-1)",
        false,
        "a file without objects",
        parts,
        e ->
            new DataException(
                "%s: cannot be read as JSON: %s".formatted(input.name(), Relation.sentence(e)), e));
  }
}
