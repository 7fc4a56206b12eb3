package io.hourglass.io;

import io.hourglass.data.DataException;
import io.hourglass.data.TableSource;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where the data is that a person has named. */
sealed interface Origin permits OnDisk, Named, Query {
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
    if (Query.looksLike(spec)) {
      return new Query(spec);
    }
    Optional<Origin> named = Named.find(spec, options);
    if (named.isPresent()) {
      return named.get();
    }
    Path path = path(spec);
    if (Files.isDirectory(path)) {
      return MnistFiles.images(path, options.split())
          .map(OnDisk::file)
          .orElseGet(() -> OnDisk.folder(path));
    }
    if (Files.exists(path)) {
      return OnDisk.file(path);
    }
    if (OnDisk.isGlob(spec)) {
      return OnDisk.glob(spec);
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
      if (OnDisk.isGlob(spec)) {
        return Path.of("");
      }
      throw new DataException(spec + ": expected a file's name, got a character it cannot have", e);
    }
  }
}
