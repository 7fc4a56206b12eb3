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

/** Where data is. */
sealed interface DataLocation permits FileLocation, DataSetLocation, QueryLocation {
  /** All rows. */
  LoadedTable load(ReadOptions options);

  /** The rows as a stream. */
  TableSource open(ReadOptions options);

  /**
   * Finds what a text means: a query, a data set, a file, a folder or a glob.
   *
   * @throws DataException if there is no such data
   */
  static DataLocation of(String spec, ReadOptions options) {
    if (QueryLocation.looksLike(spec)) {
      return new QueryLocation(spec);
    }
    return DataSetLocation.find(spec, options)
        .or(() -> find(path(spec), options))
        .or(() -> FileLocation.findGlob(spec))
        .orElseThrow(() -> unknown(spec));
  }

  private static DataException unknown(String spec) {
    return new DataException(
        "%s: expected a file, a glob, a folder, a query or a data set (%s), got no such thing; the working folder is %s"
            .formatted(
                spec,
                DataSets.all().stream().map(DataSet::name).collect(Collectors.joining(", ")),
                Path.of("").toAbsolutePath()));
  }

  /**
   * Finds the files of a path.
   *
   * @throws DataException if there is nothing
   */
  static DataLocation of(Path path, ReadOptions options) {
    return find(path, options)
        .orElseThrow(() ->
            new DataException(
                "%s: expected a file or a folder, got no such thing; the working folder is %s"
                    .formatted(path, Path.of("").toAbsolutePath())));
  }

  private static Optional<DataLocation> find(Path path, ReadOptions options) {
    if (Files.isDirectory(path)) {
      return Optional.of(
          MnistFiles.images(path, options.split())
              .map(FileLocation::file)
              .orElseGet(() -> FileLocation.folder(path)));
    }
    return Files.exists(path) ? Optional.of(FileLocation.file(path)) : Optional.empty();
  }

  private static Path path(String spec) {
    try {
      return Path.of(spec);
    } catch (InvalidPathException e) {
      // a glob on Windows, where a path must not hold an asterisk
      if (FileLocation.isGlob(spec)) {
        return Path.of("");
      }
      throw new DataException(
          "%s: expected a file's name, got a character that names cannot have here (they are in %s; LC_ALL=C.UTF-8 allows all)"
              .formatted(spec, System.getProperty("sun.jnu.encoding")),
          e);
    }
  }
}
