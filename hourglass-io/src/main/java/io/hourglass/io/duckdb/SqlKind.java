package io.hourglass.io.duckdb;

import java.util.Arrays;
import java.util.regex.Pattern;

/** What the values of a DuckDB type become. */
public enum SqlKind {
  WORD("VARCHAR|UUID|ENUM\\(.*"),
  JSON("JSON"),
  TRUTH("BOOLEAN"),
  NUMBER("U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)|FLOAT|DOUBLE|DECIMAL\\(.*"),
  MOMENT("DATE|TIMESTAMP.*"),
  OTHER(".*");

  private final Pattern types;

  SqlKind(String types) {
    this.types = Pattern.compile(types, Pattern.DOTALL);
  }

  /** The kind of a type as DESCRIBE names it. */
  public static SqlKind of(String type) {
    return Arrays.stream(values())
        .filter(kind -> kind.types.matcher(type).matches())
        .findFirst()
        .orElse(OTHER);
  }
}
