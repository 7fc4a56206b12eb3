package io.hourglass.io;

import io.hourglass.data.DataException;
import io.hourglass.data.TableSource;
import io.hourglass.io.dataset.DataSet;
import io.hourglass.io.dataset.DataSets;
import io.hourglass.io.format.TableShaping;
import io.hourglass.io.source.LoadedTable;
import io.hourglass.io.source.ReadOptions;
import java.util.List;
import java.util.Optional;

/**
 * A part of a named data set.
 *
 * @param set the data set
 * @param split {@code train} or {@code test}
 */
record DataSetLocation(DataSet set, String split) implements DataLocation {

  /** From {@code mnist} or {@code mnist:test}; empty if no data set is called that. */
  static Optional<DataLocation> find(String spec, ReadOptions options) {
    List<String> parts = List.of(spec.split(":", 2));
    return DataSets.meantBy(spec)
        .map(set -> new DataSetLocation(set, parts.size() == 1 ? options.split() : parts.get(1)));
  }

  DataSetLocation {
    if (!DataSet.SPLITS.contains(split)) {
      throw new DataException(
          "%1$s:%2$s: expected %1$s:train or %1$s:test".formatted(set.name(), split));
    }
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
