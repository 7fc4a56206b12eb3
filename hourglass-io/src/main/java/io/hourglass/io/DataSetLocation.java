package io.hourglass.io;

import io.hourglass.data.DataException;
import io.hourglass.data.TableSource;
import io.hourglass.io.dataset.DataSet;
import io.hourglass.io.dataset.DataSets;
import io.hourglass.io.format.TableShaping;
import io.hourglass.io.source.LoadedTable;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.io.source.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    LoadedTable shaped = TableShaping.finish(set.read(split), options);
    List<String> notices = new ArrayList<>(shadowed(Path.of("")));
    notices.addAll(shaped.notices());
    return new LoadedTable(shaped.table(), notices);
  }

  @Override
  public TableSource open(ReadOptions options) {
    return new TableSource.InMemory(load(options).table(), shadowed(Path.of("")));
  }

  /** A file of one's own with such a name is easily thought to be meant. */
  List<String> shadowed(Path folder) {
    String name = set.name();
    return Files.exists(folder.resolve(name))
        ? List.of("%1$s is the named data set; for the file or folder write ./%1$s".formatted(name))
        : List.of();
  }
}
