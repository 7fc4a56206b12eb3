package io.hourglass.io.format;

import io.hourglass.io.duckdb.Sql;
import java.util.ArrayList;
import java.util.List;

/** Cells that are separated by runs of blanks, as scientific programs write them. */
final class WhitespaceCells {
  private WhitespaceCells() {}

  /** The FROM clause that reads each line as one cell and splits it. */
  static String from(List<String> paths, CsvDialect dialect) {
    int count = dialect.names().size();
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      cells.add("cells[%d] AS %s".formatted(i + 1, Sql.name(dialect.names().get(i))));
    }
    String lines =
        "read_csv(%s, auto_detect=false, quote='', escape='', delim='\u0001', header=%s, columns={'line': 'VARCHAR'})"
            .formatted(Sql.list(paths), dialect.header());
    String split =
        "SELECT string_split_regex(trim(line, ' \t\r'), '[ \t]+') AS cells FROM %s WHERE line IS NOT NULL"
            .formatted(lines);
    String checked =
        "CASE WHEN len(cells) = %1$d THEN cells ELSE error('expected %1$d cells in each row, got ' || len(cells)) END"
            .formatted(count);
    return "(SELECT %s FROM (SELECT %s AS cells FROM (%s)))"
        .formatted(String.join(", ", cells), checked, split);
  }
}
