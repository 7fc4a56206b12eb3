package io.hourglass.io.format;

import io.hourglass.data.TableSource;
import io.hourglass.io.source.Input;
import io.hourglass.io.source.LoadedTable;
import io.hourglass.io.source.ReadOptions;
import java.nio.file.Path;

/** A file format. To add one, write the class and its line in {@link Readers}. */
public interface Format {
  /** Its name, for messages. */
  String label();

  /** Whether a file is of this format, by its name. */
  boolean reads(Path file);

  /**
   * All rows.
   *
   * @throws io.hourglass.data.DataException if the files are not what their names say
   */
  LoadedTable load(Input input, ReadOptions options);

  /** The rows as a stream; formats that are small by nature read them all. */
  default TableSource open(Input input, ReadOptions options) {
    LoadedTable loaded = load(input, options);
    return new TableSource.InMemory(loaded.table(), loaded.notices());
  }
}
