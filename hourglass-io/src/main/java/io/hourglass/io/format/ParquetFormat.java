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

/** Apache Parquet: typed columns, packed, in groups of rows. */
final class ParquetFormat implements Format {
  @Override
  public String label() {
    return "Parquet";
  }

  @Override
  public boolean reads(Path file) {
    return Input.plainName(file).endsWith(".parquet");
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
        "read_parquet(" + files + ")",
        false,
        "a file without rows",
        parts,
        e ->
            new DataException(
                "%s: cannot be read as Parquet, perhaps it is cut off: %s"
                    .formatted(input.name(), Relation.sentence(e)),
                e));
  }
}
