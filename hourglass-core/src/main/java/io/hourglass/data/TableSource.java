package io.hourglass.data;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Rows that can be read from the start as often as wanted, in the same order each time, as a
 * sequence of tables: a file of any size, or a {@link Table} in memory.
 */
public interface TableSource {
  /** The name of the file, query or data set, for messages. */
  String name();

  /** Names and types of the columns of every table it yields. */
  Schema schema();

  /** How the rows are read, which a model that is fitted to them remembers. */
  default Reading reading() {
    return new Reading(schema(), Notation.PLAIN);
  }

  /** Number of rows, if it is known without reading them. */
  OptionalLong rows();

  /** Sentences on what was noticed when it was opened; often none. */
  default List<String> notices() {
    return List.of();
  }

  /**
   * Starts at the first row.
   *
   * @param batchRows the most rows of a table
   */
  Cursor open(int batchRows);

  /** Rows of a batch unless another number is asked for. */
  int BATCH_ROWS = 4096;

  /** Work on a batch of rows. */
  @FunctionalInterface
  interface BatchConsumer {
    /**
     * Takes the next rows.
     *
     * @param firstRow number of rows before them
     */
    void accept(Table batch, long firstRow);
  }

  /**
   * Reads all rows in order, {@value #BATCH_ROWS} at a time: constant memory whatever the size.
   *
   * @return how many rows there were
   */
  default long forEachBatch(BatchConsumer work) {
    return forEachBatch(BATCH_ROWS, work);
  }

  /**
   * Reads all rows in order.
   *
   * @param batchRows the most rows of a batch
   * @return how many rows there were
   */
  default long forEachBatch(int batchRows, BatchConsumer work) {
    long rows = 0;
    try (Cursor cursor = open(batchRows)) {
      for (Optional<Table> next = cursor.next(); next.isPresent(); next = cursor.next()) {
        work.accept(next.get(), rows);
        rows += next.get().rows();
      }
    }
    return rows;
  }

  /**
   * The first batch of rows.
   *
   * @param batchRows the most rows of it
   * @throws DataException if there is no row
   */
  default Table firstBatch(int batchRows) {
    try (Cursor cursor = open(batchRows)) {
      return cursor.next().orElseThrow(() -> DataException.noRows(name()));
    }
  }

  /**
   * A source of the first rows of this one.
   *
   * @param most how many rows at most, at least 1
   */
  default TableSource head(long most) {
    return new Head(this, most);
  }

  /**
   * The same rows without some columns; a name that no column has changes nothing.
   *
   * @throws DataException if no column is left
   */
  default TableSource without(Collection<String> names) {
    List<String> some = names.stream().filter(name -> schema().field(name).isPresent()).toList();
    if (some.size() == schema().fields().size()) {
      throw new DataException("%s: no column is left after dropping %s".formatted(name(), some));
    }
    return some.isEmpty() ? this : new Without(this, some);
  }

  /** A reading in progress. */
  interface Cursor extends AutoCloseable {
    /** The next rows, empty at the end. */
    Optional<Table> next();

    /** Gives the file back. */
    @Override
    void close();
  }

  /** A table in memory as a source. */
  static TableSource of(Table table) {
    return new InMemory(table, List.of());
  }

  /**
   * A table that is in memory already.
   *
   * @param table all rows
   * @param notices on what was noticed when it was read
   */
  record InMemory(Table table, List<String> notices) implements TableSource {
    public InMemory {
      notices = List.copyOf(notices);
    }

    @Override
    public String name() {
      return table.name();
    }

    @Override
    public Schema schema() {
      return table.schema();
    }

    @Override
    public Reading reading() {
      return table.reading();
    }

    @Override
    public OptionalLong rows() {
      return OptionalLong.of(table.rows());
    }

    @Override
    public Cursor open(int batchRows) {
      return new Slices(table, batchRows);
    }

    @Override
    public TableSource without(Collection<String> names) {
      return new InMemory(table.without(names), notices);
    }
  }

  /** Consecutive slices of a table. */
  final class Slices implements Cursor {
    private final Table table;
    private final int batchRows;
    private int position;

    private Slices(Table table, int batchRows) {
      if (batchRows < 1) {
        throw new IllegalArgumentException("batchRows must be at least 1, got " + batchRows);
      }
      this.table = table;
      this.batchRows = batchRows;
    }

    @Override
    public Optional<Table> next() {
      if (position >= table.rows()) {
        return Optional.empty();
      }
      int from = position;
      position = Math.min(table.rows(), from + batchRows);
      return Optional.of(
          from == 0 && position == table.rows() ? table : table.slice(from, position));
    }

    @Override
    public void close() {
      // nothing is held
    }
  }
}
