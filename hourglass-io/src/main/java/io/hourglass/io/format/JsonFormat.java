package io.hourglass.io.format;

import io.hourglass.io.duckdb.Relation;
import io.hourglass.io.source.Input;
import io.hourglass.io.source.ReadOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
    Relation relation =
        Relation.ofFiles(
            input,
            "read_json_auto(%s, sample_size=-1, hive_partitioning=false)",
            "a file without objects",
            "cannot be read as JSON");
    return relation.parts().isEmpty() ? relation : relation.with(absent(relation));
  }

  /** What to tell about columns that a file has in no object: they are missing there. */
  private static List<String> absent(Relation relation) {
    List<String> notices = new ArrayList<>();
    Set<String> all = relation.types().keySet();
    for (Relation part : relation.parts()) {
      Set<String> none = new LinkedHashSet<>(all);
      none.removeAll(part.types().keySet());
      if (!none.isEmpty()) {
        notices.add("%s: no object has %s; missing there".formatted(part.name(), none));
      }
    }
    return notices;
  }
}
