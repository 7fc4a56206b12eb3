package io.hourglass.data;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Descriptive statistics of a column.
 *
 * @param name of the column
 * @param type of its cells
 * @param missing number of missing cells
 * @param numbers range of a numeric column with at least one value
 * @param times range of a timestamp column with at least one value
 * @param levels levels of a categorical column that occur, the most frequent first
 */
public record ColumnSummary(
    String name,
    ColumnType type,
    int missing,
    Optional<NumericRange> numbers,
    Optional<TimeRange> times,
    List<LevelCount> levels) {
  /** The smallest and the largest number, and the mean. */
  public record NumericRange(double min, double max, double mean) {}

  /** The earliest and the latest time. */
  public record TimeRange(Instant earliest, Instant latest) {}

  /** How many cells have a level. */
  public record LevelCount(String level, int count) {}

  public ColumnSummary {
    levels = List.copyOf(levels);
  }

  /** Type and missing cells alone. */
  static ColumnSummary of(Column column) {
    return new ColumnSummary(
        column.name(),
        column.type(),
        column.missing(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  ColumnSummary with(NumericRange range) {
    return new ColumnSummary(name, type, missing, Optional.of(range), times, levels);
  }

  ColumnSummary with(TimeRange range) {
    return new ColumnSummary(name, type, missing, numbers, Optional.of(range), levels);
  }

  ColumnSummary with(List<LevelCount> counts) {
    return new ColumnSummary(name, type, missing, numbers, times, counts);
  }
}
