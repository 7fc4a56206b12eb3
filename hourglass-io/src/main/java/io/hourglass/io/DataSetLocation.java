package io.hourglass.io;

import io.hourglass.data.DataException;
import io.hourglass.data.TableSource;
import io.hourglass.io.dataset.DataSet;
import io.hourglass.io.dataset.DataSets;
import io.hourglass.io.format.TableShaping;
import io.hourglass.io.source.LoadedTable;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.io.source.Split;
import java.util.List;
import java.util.Optional;

/**
 * A part of a named data set.
 *
 * @param set the data set
 * @param split of its rows
 */
record DataSetLocation(DataSet set, Split split) implements DataLocation {

  /** From {@code mnist} or {@code mnist:test}; empty if no data set has that name. */
  static Optional<DataLocation> find(String spec, ReadOptions options) {
    List<String> parts = List.of(spec.split(":", 2));
    return DataSets.meantBy(spec)
        .map(set ->
            new DataSetLocation(
                set, parts.size() == 1 ? options.split() : split(set, parts.get(1))));
  }

  private static Split split(DataSet set, String label) {
    return Split.find(label)
        .orElseThrow(() ->
            new DataException(
                "%1$s:%2$s: expected %1$s:train or %1$s:test".formatted(set.name(), label)));
  }

  @Override
  public LoadedTable load(ReadOptions options) {
    return TableShaping.finish(set.read(split), options);
  }

  @Override
  public TableSource open(ReadOptions options) {
    return TableSource.of(load(options).table());
  }
}
