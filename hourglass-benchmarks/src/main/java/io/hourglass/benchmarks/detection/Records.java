package io.hourglass.benchmarks.detection;

import io.hourglass.data.Column;
import io.hourglass.data.Table;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows of a table as a caller has them. */
final class Records {
  private Records() {}

  /** Values by column. */
  static Map<String, Object> of(Table table, int row) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      values.put(column.name(), column.value(row));
    }
    return values;
  }
}
