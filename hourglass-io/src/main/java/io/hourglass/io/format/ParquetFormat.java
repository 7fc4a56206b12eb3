package io.hourglass.io.format;

import io.hourglass.io.duckdb.Relation;
import io.hourglass.io.source.Input;
import io.hourglass.io.source.ReadOptions;
import java.nio.file.Path;

/** Apache Parquet: typed columns, packed, in groups of rows. */
final class ParquetFormat implements RelationFormat {
  @Override
  public String label() {
    return "Parquet";
  }

  @Override
  public boolean reads(Path file) {
    return Input.plainName(file).endsWith(".parquet");
  }

  @Override
  public Relation relation(Input input, ReadOptions options) {
    return Relation.ofFiles(
        input,
        "read_parquet(%s, hive_partitioning=false)",
        "a file without rows",
        "cannot be read as Parquet, perhaps it is cut off");
  }
}
