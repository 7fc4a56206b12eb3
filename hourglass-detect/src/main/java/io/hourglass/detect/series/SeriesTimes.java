package io.hourglass.detect.series;

import io.hourglass.data.CellException;
import io.hourglass.data.CellReader;
import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.DataException;
import io.hourglass.data.MomentFormat;
import io.hourglass.data.Table;
import io.hourglass.data.TimestampColumn;
import io.hourglass.setting.SettingReference;
import java.time.ZoneId;

/**
 * Reads the column of times of a series, whatever its type.
 *
 * @param column its name
 * @param reader of the times
 * @param lenient whether times that cannot be read are missing, rather than an error
 */
public record SeriesTimes(String column, CellReader reader, boolean lenient) {
  /**
   * Finds out how the times of a table are written, where that is not known.
   *
   * @throws DataException if they are no times, or could be different ones
   */
  static SeriesTimes of(Table table, String time, boolean lenient) {
    Column column = table.column(time);
    CellReader known = table.notation().reader(time, new ColumnType.Timestamp());
    boolean isKnown = table.notation().formats().get(time) instanceof MomentFormat;
    boolean isRead = column instanceof TimestampColumn || column.missing() == column.rows();
    CellReader reader =
        isKnown || isRead
            ? known
            : TimeFormats.with(known, new TimeFormats(table, column, known).format());
    return new SeriesTimes(time, reader, lenient);
  }

  /** How times are written. */
  public MomentFormat format() {
    return (MomentFormat) reader.format();
  }

  /** The zone of times that name none. */
  ZoneId zone() {
    return ZoneId.of(format().zone());
  }

  /**
   * The table with its column of times read.
   *
   * @param firstRow number of rows before the table's, so that messages count right
   * @throws DataException if one cannot be read, unless this is lenient
   */
  public Table read(Table table, long firstRow) {
    return with(table, times(table, firstRow));
  }

  /** The table with these times. */
  static Table with(Table table, TimestampColumn times) {
    return new Table(
        table.name(),
        table.columns().stream()
            .map(column -> column.name().equals(times.name()) ? times : column)
            .toList(),
        table.notation());
  }

  private TimestampColumn times(Table table, long firstRow) {
    Column given = table.column(column);
    if (given instanceof TimestampColumn times) {
      return times;
    }
    try {
      return read(given);
    } catch (CellException e) {
      String wayOut = "; leave such rows out " + SettingReference.to("on-bad-time", "skip");
      throw DataException.inCell(
          table.name(), firstRow + e.row() + 1, column, e.complaint() + wayOut);
    }
  }

  private TimestampColumn read(Column cells) {
    long[] millis = new long[cells.rows()];
    for (int row = 0; row < millis.length; row++) {
      millis[row] = cells.isMissing(row) ? TimestampColumn.MISSING : millis(cells, row);
    }
    return new TimestampColumn(column, millis);
  }

  private long millis(Column cells, int row) {
    try {
      return reader.millis(cells.value(row));
    } catch (CellException e) {
      if (lenient) {
        return TimestampColumn.MISSING;
      }
      throw e.at(row);
    }
  }
}
