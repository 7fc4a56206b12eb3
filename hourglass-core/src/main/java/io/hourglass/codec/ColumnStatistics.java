package io.hourglass.codec;

import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.setting.SettingReference;

/** Statistics of a column that its encoding needs, gathered batch by batch. */
interface ColumnStatistics {
  /** Adds the cells of a batch. */
  void add(Column cells);

  /**
   * The codec fitted to the cells.
   *
   * @throws DataException if every cell was missing
   */
  ColumnCodec codec(String table);

  /** Refuses a column without a single value. */
  static DataException nothing(String table, String column) {
    return DataException.inColumn(
        table,
        column,
        "every cell is missing; leave the column out " + SettingReference.to("drop", column));
  }
}
