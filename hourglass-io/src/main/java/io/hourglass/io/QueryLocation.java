package io.hourglass.io;

import io.hourglass.data.DataException;
import io.hourglass.data.TableSource;
import io.hourglass.io.duckdb.DuckSource;
import io.hourglass.io.duckdb.Relation;
import io.hourglass.io.source.LoadedTable;
import io.hourglass.io.source.ReadOptions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A query in DuckDB's SQL, over files.
 *
 * @param sql one statement that yields rows
 */
record QueryLocation(String sql) implements DataLocation {
  private static final Pattern FORM =
      Pattern.compile("\\s*(select|with|from)\\s.+", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Whether a text is a query, by its first word. */
  static boolean looksLike(String spec) {
    return FORM.matcher(spec).matches();
  }

  @Override
  public LoadedTable load(ReadOptions options) {
    return DuckSource.of(relation(), options).load();
  }

  @Override
  public TableSource open(ReadOptions options) {
    return DuckSource.of(relation(), options);
  }

  private Relation relation() {
    // in parentheses it can be nothing but one query
    String from = "(" + sql.strip().replaceFirst(";$", "") + ")";
    return new Relation(
        "query",
        from,
        Optional.empty(),
        "none",
        List.of(),
        List.of(),
        e -> new DataException("query: " + Relation.sentence(e), e));
  }
}
