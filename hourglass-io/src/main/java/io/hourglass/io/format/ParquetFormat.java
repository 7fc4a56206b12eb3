package io.hourglass.io.format;

import io.hourglass.data.DataException;
import io.hourglass.io.duckdb.Relation;
import io.hourglass.io.source.Input;
import io.hourglass.io.source.ReadOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Apache Parquet: typed columns, packed, in groups of rows. */
final class ParquetFormat implements RelationFormat {
  private static final String NONE = "a file without rows";
  private static final String FAILURE = "cannot be read as Parquet, perhaps it is cut off";

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
    boolean isUniform = input.files().size() == 1 || haveOneSchema(input);
    String reader =
        "read_parquet(%s, hive_partitioning=false" + (isUniform ? ")" : ", union_by_name=true)");
    return Relation.ofFiles(input, reader, NONE, FAILURE);
  }

  /**
   * Whether the files have the same columns of the same types.
   *
   * @throws DataException if a file has other columns than the first one, or of another kind
   */
  private static boolean haveOneSchema(Input input) {
    List<Map<String, String>> schemas =
        input.files().stream().map(ParquetFormat::single).map(Relation::types).toList();
    for (int i = 1; i < schemas.size(); i++) {
      ColumnChecks.check(input, i, schemas.get(0), schemas.get(i));
    }
    return schemas.stream().distinct().count() == 1;
  }

  private static Relation single(Path file) {
    return Relation.ofFiles(
        Input.of(file), "read_parquet(%s, hive_partitioning=false)", NONE, FAILURE);
  }
}
