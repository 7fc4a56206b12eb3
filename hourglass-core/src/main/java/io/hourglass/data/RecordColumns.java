package io.hourglass.data;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Refuses records that have other columns than a model, or no value: they would seem usual. */
public final class RecordColumns {
  private RecordColumns() {}

  /**
   * Refuses a record.
   *
   * @param record values by column name
   * @param values those of the model's columns, null where missing
   * @param columns of the model
   * @throws DataException if the record has a name that is no column, or no value
   */
  public static void check(
      Map<String, ? extends @Nullable Object> record,
      Map<String, ? extends @Nullable Object> values,
      List<String> columns) {
    if (values.size() < record.size()) {
      throw unknown(record.keySet(), columns);
    }
    if (values.values().stream().allMatch(Objects::isNull)) {
      throw noValue(columns);
    }
  }

  /** The error about names of a record of which some are no columns. */
  public static DataException unknown(Set<String> names, List<String> columns) {
    Set<String> unknown = new TreeSet<>(names);
    columns.forEach(unknown::remove);
    return new DataException(
        "record: expected the columns %s, got also %s%s"
            .formatted(columns, unknown, NearestName.question(unknown, columns)));
  }

  /** The error about a record without any value. */
  public static DataException noValue(Collection<String> columns) {
    return new DataException(
        "record: expected a value for at least one of the columns %s, got none".formatted(columns));
  }
}
