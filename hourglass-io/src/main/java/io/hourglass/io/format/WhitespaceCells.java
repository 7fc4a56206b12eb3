package io.hourglass.io.format;

import io.hourglass.io.duckdb.Sql;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Cells that are separated by runs of blanks, as scientific programs write them. */
final class WhitespaceCells {
  private WhitespaceCells() {}

  /** The FROM clause that reads each line as one cell and splits it. */
  static String from(List<String> paths, CsvDialect dialect) {
    return "(SELECT %s FROM (SELECT %s AS cells FROM (%s)))"
        .formatted(named(dialect.names()), checked(dialect.names().size()), split(paths, dialect));
  }

  private static String split(List<String> paths, CsvDialect dialect) {
    return "SELECT string_split_regex(trim(line, ' \t\r'), '[ \t]+') AS cells FROM %s WHERE line IS NOT NULL"
        .formatted(lines(paths, dialect));
  }

  private static String lines(List<String> paths, CsvDialect dialect) {
    return "read_csv(%s, auto_detect=false, quote='', escape='', delim='\u0001', header=%s, columns={'line': 'VARCHAR'})"
        .formatted(Sql.list(paths), dialect.header());
  }

  private static String checked(int count) {
    return "CASE WHEN len(cells) = %1$d THEN cells ELSE error('expected %1$d cells in each row, got ' || len(cells)) END"
        .formatted(count);
  }

  private static String named(List<String> columns) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> "cells[%d] AS %s".formatted(i + 1, Sql.name(columns.get(i))))
        .collect(Collectors.joining(", "));
  }
}
