package io.hourglass.io;

import io.hourglass.data.DataException;
import io.hourglass.data.TableSource;
import io.hourglass.io.dataset.DataSet;
import io.hourglass.io.dataset.DataSets;
import io.hourglass.io.dataset.MnistFiles;
import io.hourglass.io.source.LoadedTable;
import io.hourglass.io.source.ReadOptions;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where the data is that a person has named. */
sealed interface DataLocation permits FileLocation, DataSetLocation, QueryLocation {
  /** All rows. */
  LoadedTable load(ReadOptions options);

  /** The rows as a stream. */
  TableSource open(ReadOptions options);

  /**
   * Finds out what a person means.
   *
   * @throws DataException if there is no such data
   */
  static DataLocation of(String spec, ReadOptions options) {
    if (QueryLocation.looksLike(spec)) {
      return new QueryLocation(spec);
    }
    Optional<DataLocation> named = DataSetLocation.find(spec, options);
    if (named.isPresent()) {
      return named.get();
    }
    Path path = path(spec);
    if (Files.isDirectory(path)) {
      return MnistFiles.images(path, options.split())
          .map(FileLocation::file)
          .orElseGet(() -> FileLocation.folder(path));
    }
    if (Files.exists(path)) {
      return FileLocation.file(path);
    }
    if (FileLocation.isGlob(spec)) {
      return FileLocation.glob(spec);
    }
    throw new DataException(
        "%s: expected a file, a glob, a folder, a query or a data set (%s), got no such thing; the working folder is %s"
            .formatted(
                spec,
                DataSets.all().stream().map(DataSet::name).collect(Collectors.joining(", ")),
                Path.of("").toAbsolutePath()));
  }

  private static Path path(String spec) {
    try {
      return Path.of(spec);
    } catch (InvalidPathException e) {
      // a glob on Windows, where a path must not hold an asterisk
      if (FileLocation.isGlob(spec)) {
        return Path.of("");
      }
      throw new DataException(spec + ": expected a file's name, got a character it cannot have", e);
    }
  }
}
