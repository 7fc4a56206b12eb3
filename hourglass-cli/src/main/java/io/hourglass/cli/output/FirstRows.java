package io.hourglass.cli.output;

import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The first rows of a source.
 *
 * @param source of all rows
 * @param most how many to take, at least 1
 */
public record FirstRows(TableSource source, long most) implements TableSource {
  public FirstRows {
    if (most < 1) {
      throw new IllegalArgumentException("--limit must be at least 1, got " + most);
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
  public OptionalLong rows() {
    OptionalLong all = source.rows();
    return all.isPresent() ? OptionalLong.of(Math.min(most, all.getAsLong())) : all;
  }

  @Override
  public Cursor open(int batchRows) {
    return new Some(source.open((int) Math.min(batchRows, most)), most);
  }

  /** A reading that ends early. */
  private static final class Some implements Cursor {
    private final Cursor all;
    private long left;

    private Some(Cursor all, long left) {
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
