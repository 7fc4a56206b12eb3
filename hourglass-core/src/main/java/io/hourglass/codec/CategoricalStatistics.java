package io.hourglass.codec;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts of the categories of a column. */
final class CategoricalStatistics implements ColumnStatistics {
  /**
   * The most categories that are counted: one that first appears after so many is rare, and rare
   * ones become "other".
   */
  private static final int TRACKED = 1_000_000;

  private final String column;
  private final int maxLevels;
  private final Map<String, Long> counts = new HashMap<>();
  private boolean nullable;

  CategoricalStatistics(String column, int maxLevels) {
    this.column = column;
    this.maxLevels = maxLevels;
  }

  @Override
  public void add(Column cells) {
    CategoricalColumn names = (CategoricalColumn) cells;
    long[] batch = frequencies(names);
    for (int level = 0; level < batch.length; level++) {
      String name = names.levels().get(level);
      if (batch[level] > 0 && (counts.size() < TRACKED || counts.containsKey(name))) {
        counts.merge(name, batch[level], Long::sum);
      }
    }
  }

  private long[] frequencies(CategoricalColumn names) {
    long[] batch = new long[names.levels().size()];
    for (int row = 0; row < names.rows(); row++) {
      if (names.isMissing(row)) {
        nullable = true;
      } else {
        batch[names.index(row)]++;
      }
    }
    return batch;
  }

  @Override
  public ColumnCodec codec(String table) {
    if (counts.isEmpty()) {
      throw ColumnStatistics.nothing(table, column);
    }
    return new OneHot(column, mostFrequent(), nullable);
  }

  private List<String> mostFrequent() {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(maxLevels)
        .map(Map.Entry::getKey)
        .toList();
  }
}
