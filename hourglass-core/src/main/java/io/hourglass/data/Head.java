package io.hourglass.data;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The first rows of a source.
 *
 * @param source of all rows
 * @param most how many to take, at least 1
 */
record Head(TableSource source, long most) implements TableSource {
  Head {
    if (most < 1) {
      throw new IllegalArgumentException("the first rows must be at least 1, got " + most);
    }
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public Schema schema() {
    return source.schema();
  }

  @Override
  public Reading reading() {
    return source.reading();
  }

  @Override
  public OptionalLong rows() {
    OptionalLong all = source.rows();
    return all.isPresent() ? OptionalLong.of(Math.min(most, all.getAsLong())) : all;
  }

  @Override
  public Cursor open(int batchRows) {
    return new Limited(source.open((int) Math.min(batchRows, most)), most);
  }

  /** A cursor that ends early. */
  private static final class Limited implements Cursor {
    private final Cursor all;
    private long left;

    private Limited(Cursor all, long left) {
      this.all = all;
      this.left = left;
    }

    @Override
    public Optional<Table> next() {
      if (left == 0) {
        return Optional.empty();
      }
      Optional<Table> some =
          all.next().map(table -> table.rows() <= left ? table : table.slice(0, (int) left));
      left -= some.map(Table::rows).orElse(0);
      return some;
    }

    @Override
    public void close() {
      all.close();
    }
  }
}
