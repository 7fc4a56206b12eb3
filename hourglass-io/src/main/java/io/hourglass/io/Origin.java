package io.hourglass.io;

import io.hourglass.data.DataException;
import io.hourglass.data.TableSource;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where the data is that a person has named. */
sealed interface Origin {
  /** All rows. */
  Loaded load(ReadOptions options);

  /** The rows as a stream. */
  TableSource open(ReadOptions options);

  /**
   * Finds out what a person means.
   *
   * @throws DataException if there is no such data
   */
  static Origin of(String spec, ReadOptions options) {
    Optional<Origin> named = Named.find(spec, options);
    if (named.isPresent()) {
      return named.get();
    }
    Path path = path(spec);
    if (Files.isRegularFile(path)) {
      return new Disk(Input.of(path), Readers.of(path));
    }
    throw new DataException(
        "%s: expected a file, a folder, a query or a data set (%s), got no such thing; the working folder is %s"
            .formatted(
                spec,
                DataSets.all().stream().map(DataSet::name).collect(Collectors.joining(", ")),
                Path.of("").toAbsolutePath()));
  }

  private static Path path(String spec) {
    try {
      return Path.of(spec);
    } catch (InvalidPathException e) {
      throw new DataException(spec + ": expected a file's name, got a character it cannot have", e);
    }
  }

  /** Files of one format. */
  record Disk(Input input, Format format) implements Origin {
    @Override
    public Loaded load(ReadOptions options) {
      return format.load(input, options);
    }

    @Override
    public TableSource open(ReadOptions options) {
      return format.open(input, options);
    }
  }

  /** A part of a named data set. */
  record Named(DataSet set, String split) implements Origin {
    static Optional<Origin> find(String spec, ReadOptions options) {
      List<String> parts = List.of(spec.split(":", 2));
      Optional<DataSet> set = DataSets.find(parts.get(0));
      if (set.isEmpty()) {
        return Optional.empty();
      }
      String split = parts.size() == 1 ? options.split() : parts.get(1);
      if (!DataSet.SPLITS.contains(split)) {
        throw new DataException(
            "%s: expected %2$s:train or %2$s:test".formatted(spec, set.get().name()));
      }
      return Optional.of(new Named(set.get(), split));
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
}
