package io.hourglass.detect.series;

import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Windows of a series as rows of a table: a column for each number of a window, row by row, then
 * those of the season.
 *
 * @param layout of the series
 * @param scale of its channels
 */
public record TrainingWindows(SeriesLayout layout, SeriesScaling scale) {
  /**
   * Complete windows, at regular distances.
   *
   * @param stride rows from one window to the next
   */
  public Table of(SeriesRows series, int stride) {
    List<float[]> windows = windows(series, stride);
    List<String> names = names();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      columns.add(column(names.get(i), windows, i));
    }
    return new Table("windows of " + series.table(), columns);
  }

  private static Column column(String name, List<float[]> windows, int place) {
    return new NumericColumn(name, windows.stream().mapToDouble(window -> window[place]).toArray());
  }

  private List<float[]> windows(SeriesRows series, int stride) {
    WindowBuffer buffer = new WindowBuffer(layout, scale);
    List<float[]> windows = new ArrayList<>();
    int left = 0;
    for (int row = 0; row < series.rows(); row++) {
      buffer.push(series.millis(row), series.values(row));
      if (buffer.isWindow() && --left <= 0) {
        windows.add(WindowModel.inputs(layout, buffer.scaled(), buffer.newest()));
        left = stride;
      }
    }
    return windows;
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (int row = 1; row <= layout.window(); row++) {
      for (String channel : layout.channels()) {
        names.add("%s, row %d".formatted(channel, row));
      }
    }
    names.addAll(seasonNames());
    return names;
  }

  /** Names of the columns that are conditions, not reconstructed. */
  public List<String> seasonNames() {
    return layout.season().names();
  }
}
