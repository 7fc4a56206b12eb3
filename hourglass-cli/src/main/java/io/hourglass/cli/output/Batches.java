package io.hourglass.cli.output;

import io.hourglass.data.DataException;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import java.util.Optional;

/** Goes through the rows of a source, so many at a time: constant memory whatever its size. */
public final class Batches {
  private static final int ROWS = 4096;

  private Batches() {}

  /** What is done with some of the rows. */
  public interface Work {
    /**
     * Takes the next rows.
     *
     * @param firstRow number of rows before them
     */
    void accept(Table table, long firstRow);
  }

  /**
   * Hands all rows on, in order.
   *
   * @return how many there were
   * @throws DataException if there is none
   */
  public static long forEach(TableSource source, Work work) {
    long rows = 0;
    try (TableSource.Cursor cursor = source.open(ROWS)) {
      for (Optional<Table> next = cursor.next(); next.isPresent(); next = cursor.next()) {
        work.accept(next.get(), rows);
        rows += next.get().rows();
      }
    }
    if (rows == 0) {
      throw new DataException(source.name() + ": expected at least 1 row, got none");
    }
    return rows;
  }
}
