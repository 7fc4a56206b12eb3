package io.hourglass.io.format;

import io.hourglass.data.TableSource;
import io.hourglass.io.duckdb.DuckSource;
import io.hourglass.io.duckdb.Relation;
import io.hourglass.io.source.Input;
import io.hourglass.io.source.LoadedTable;
import io.hourglass.io.source.ReadOptions;

/** A format that DuckDB reads. */
interface RelationFormat extends Format {
  /** The rows as a relation. */
  Relation relation(Input input, ReadOptions options);

  @Override
  default LoadedTable load(Input input, ReadOptions options) {
    return DuckSource.of(relation(input, options).with(input.notices()), options).load();
  }

  @Override
  default TableSource open(Input input, ReadOptions options) {
    return DuckSource.of(relation(input, options).with(input.notices()), options);
  }
}
