package io.hourglass.io;

import io.hourglass.data.DataException;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.io.dataset.DataSets;
import io.hourglass.io.source.LoadedTable;
import io.hourglass.io.source.ReadOptions;

/**
 * The door to data: a file, a glob, a folder, a query or a named data set becomes a table.
 *
 * <p>The argument {@code spec} is one of
 *
 * <ul>
 *   <li>a file: {@code payments.csv}, {@code payments.parquet}, {@code x.npz}, {@code
 *       pictures.zip}, also with {@code .gz} behind it;
 *   <li>a glob: {@code 2026/*.parquet}; the files are read in the order of their names;
 *   <li>a folder of files of one kind;
 *   <li>a query: {@code SELECT amount, country FROM 'payments.parquet' WHERE amount > 0}; files in
 *       it are relative to the working directory;
 *   <li>a data set of {@link DataSets}: {@code mnist}, {@code mnist:test}, {@code digits}.
 * </ul>
 *
 * <p>A file that is called as a data set is named {@code ./mnist}.
 */
public final class Tables {
  private Tables() {}

  /** All rows, with nothing said about how to read them. */
  public static Table read(String spec) {
    return read(spec, ReadOptions.defaults());
  }

  /**
   * All rows.
   *
   * @throws DataException if there is no such data, or it cannot be read as asked
   */
  public static Table read(String spec, ReadOptions options) {
    return load(spec, options).table();
  }

  /** All rows, and what their reader has noticed about them. */
  public static LoadedTable load(String spec, ReadOptions options) {
    return DataLocation.of(spec, options).load(options);
  }

  /**
   * The rows as a stream: files of any size in constant memory, in the same order each time.
   *
   * @throws DataException if there is no such data, or it cannot be read as asked
   */
  public static TableSource open(String spec, ReadOptions options) {
    return DataLocation.of(spec, options).open(options);
  }
}
