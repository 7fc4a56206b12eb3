package io.hourglass.io;

import io.hourglass.data.DataException;
import io.hourglass.data.TableSource;
import java.util.List;
import java.util.Optional;

/**
 * A part of a named data set.
 *
 * @param set the data set
 * @param split {@code train} or {@code test}
 */
record Named(DataSet set, String split) implements Origin {

  /** From {@code mnist} or {@code mnist:test}; empty if no data set is called that. */
  static Optional<Origin> find(String spec, ReadOptions options) {
    List<String> parts = List.of(spec.split(":", 2));
    return DataSets.meantBy(spec)
        .map(set -> new Named(set, parts.size() == 1 ? options.split() : parts.get(1)));
  }

  Named {
    if (!DataSet.SPLITS.contains(split)) {
      throw new DataException(
          "%1$s:%2$s: expected %1$s:train or %1$s:test".formatted(set.name(), split));
    }
  }

  @Override
  public Loaded load(ReadOptions options) {
    return Shaping.finish(set.read(split), options);
  }

  @Override
  public TableSource open(ReadOptions options) {
    return TableSource.of(load(options).table());
  }
}
