package io.hourglass.io.format;

import io.hourglass.data.DataException;
import io.hourglass.io.duckdb.Relation;
import io.hourglass.io.duckdb.Sql;
import io.hourglass.io.source.Input;
import io.hourglass.io.source.ReadOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
            "read_json_auto(%s, sample_size=-1, map_inference_threshold=-1,"
                + " hive_partitioning=false, dateformat='text',"
                + " timestampformat='text')");
    List<String> names = typed.names();
    checkCase(input.name(), names);
    List<String> absent = absent(typed, names);
    return options.reading().isEmpty()
        ? typed.with(absent)
        : relation(input, values(names)).with(absent);
  }

  /** DuckDB calls the second of two keys that differ in case only {@code name_1}. */
  private static void checkCase(String name, List<String> names) {
    for (String renamed : names) {
      String plain = renamed.replaceFirst("_\\d+$", "");
      for (String other : names) {
        if (!plain.equals(renamed) && !other.equals(plain) && other.equalsIgnoreCase(plain)) {
          throw new DataException(
              "%s: expected keys that differ in more than case, got \"%s\" and \"%s\"; rename one of them"
                  .formatted(name, other, plain));
        }
      }
    }
  }

  /** What to tell about columns that a file has in no object: they are missing there. */
  private static List<String> absent(Relation relation, List<String> all) {
    List<String> notices = new ArrayList<>();
    for (Relation part : relation.parts()) {
      Set<String> none = new LinkedHashSet<>(all);
      part.names().forEach(none::remove);
      if (!none.isEmpty()) {
        notices.add("%s: no object has %s; missing there".formatted(part.name(), none));
      }
    }
    return notices;
  }

  /** Every value as it is written: a model knows the types, and the other rows change nothing. */
  private static String values(List<String> columns) {
    return columns.stream()
        .map(name -> Sql.text(name.replace("%", "%%")) + ": 'JSON'")
        .collect(
            Collectors.joining(", ", "read_json(%s, hive_partitioning=false, columns={", "})"));
  }

  private static Relation relation(Input input, String reader) {
    return Relation.ofFiles(input, reader, "a file without objects", "cannot be read as JSON");
  }
}
