package io.hourglass.io.duckdb;

import io.hourglass.data.DataException;
import io.hourglass.data.Field;
import io.hourglass.data.Notation;
import io.hourglass.data.Reading;
import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.io.source.LoadedTable;
import io.hourglass.io.source.Notices;
import io.hourglass.io.source.ReadOptions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A stream of rows that DuckDB reads: one thread and 512 MB at most, whatever the file's size.
 *
 * @param relation where they come from
 * @param cells the columns
 * @param count number of rows
 * @param notation how the cells are written
 * @param notices found while the columns were typed
 */
public record DuckSource(
    Relation relation, List<SqlColumn> cells, long count, Notation notation, List<String> notices)
    implements TableSource {
  /** A query over more columns takes much memory and time to plan. */
  private static final int MOST_AT_ONCE = 1000;

  /**
   * Inspects the files and infers the column types.
   *
   * @throws DataException if they cannot be read, or have no rows
   */
  public static DuckSource of(Relation relation, ReadOptions options) {
    return relation.ask(duck -> {
      long count = relation.count(duck);
      TypeInference typing = new TypeInference(duck, relation, options);
      List<SqlColumn> cells = typing.cells();
      List<String> notices = new ArrayList<>(relation.notices());
      notices.addAll(typing.notices());
      return new DuckSource(relation, cells, count, typing.notation(), notices);
    });
  }

  /** Skips excluded columns. */
  @Override
  public TableSource without(Collection<String> names) {
    List<SqlColumn> some = cells.stream().filter(cell -> !names.contains(cell.name())).toList();
    if (some.isEmpty()) {
      throw new DataException(name() + ": no column is left after dropping " + names);
    }
    return new DuckSource(relation, some, count, notation, Notices.without(notices, names));
  }

  /**
   * The same rows with some columns as they are written: texts, untrimmed, with all digits.
   *
   * @throws DataException if there is no such column
   */
  public DuckSource texts(List<String> names) {
    return relation.ask(duck -> {
      Map<String, String> types = relation.types(duck);
      List<SqlColumn> texts = new ArrayList<>();
      for (String name : names) {
        texts.add(text(name, types));
      }
      return new DuckSource(relation, texts, count, Notation.PLAIN, List.of());
    });
  }

  private SqlColumn text(String name, Map<String, String> types) {
    String type = types.get(name);
    if (type == null) {
      throw DataException.noColumn(name(), name, types.keySet());
    }
    String column = relation.sqlName(name);
    boolean isExact = type.matches("DOUBLE|U?(TINYINT|SMALLINT)|INTEGER");
    return isExact
        ? SqlColumn.number(name, column)
        : SqlColumn.word(
            name, type.equals("JSON") ? Sql.jsonText(column) : "CAST(" + column + " AS VARCHAR)");
  }

  /** All rows in memory, with notices. */
  public LoadedTable load() {
    checkFitsInMemory();
    try (Cursor cursor = open((int) count)) {
      Table table = cursor.next().orElseThrow();
      checkCount(table);
      return new LoadedTable(table, notices(table));
    }
  }

  private void checkCount(Table table) {
    if (table.rows() != count) {
      throw new DataException(
          "%s: expected %,d rows as counted before, got %,d; does another program write to it?"
              .formatted(name(), count, table.rows()));
    }
  }

  private void checkFitsInMemory() {
    if (count > Integer.MAX_VALUE - 8) {
      throw new DataException(
          "%s: expected at most %,d rows to fit in memory, got %,d"
              .formatted(name(), Integer.MAX_VALUE - 8, count));
    }
  }

  /** Notices about all rows, and about those of a sample. */
  public List<String> notices(Table sample) {
    List<String> all = new ArrayList<>(noticesOfNans());
    all.addAll(Notices.of(sample));
    return all;
  }

  /** The notices, with those about NaN of typed columns. */
  private List<String> noticesOfNans() {
    List<SqlColumn> numbers = cells.stream().filter(SqlColumn::isNumber).toList();
    if (relation.texts().isPresent() || numbers.isEmpty()) {
      return notices;
    }
    long[] nans = countNans(numbers);
    List<String> all = new ArrayList<>(notices);
    IntStream.range(0, nans.length)
        .filter(i -> nans[i] > 0)
        .forEach(i -> all.add(Notices.nans(numbers.get(i).name(), nans[i])));
    return all;
  }

  private long[] countNans(List<SqlColumn> numbers) {
    return relation.ask(duck -> {
      long[] all = new long[numbers.size()];
      for (int from = 0; from < all.length; from += MOST_AT_ONCE) {
        int to = Math.min(all.length, from + MOST_AT_ONCE);
        long[] some = duck.askNumbers(countingNans(numbers.subList(from, to)));
        System.arraycopy(some, 0, all, from, some.length);
      }
      return all;
    });
  }

  private String countingNans(List<SqlColumn> numbers) {
    String counts =
        numbers.stream()
            .map(cell -> "count_if(isnan(" + cell.sql() + "))")
            .collect(Collectors.joining(", "));
    return "SELECT " + counts + " FROM " + relation.from();
  }

  /** The same rows in sources of fewer columns. */
  private List<DuckSource> strips() {
    List<DuckSource> strips = new ArrayList<>();
    for (int from = 0; from < cells.size(); from += MOST_AT_ONCE) {
      List<SqlColumn> some = cells.subList(from, Math.min(cells.size(), from + MOST_AT_ONCE));
      strips.add(new DuckSource(relation, some, count, notation, List.of()));
    }
    return strips;
  }

  @Override
  public String name() {
    return relation.name();
  }

  @Override
  public Schema schema() {
    return new Schema(cells.stream().map(cell -> new Field(cell.name(), cell.type())).toList());
  }

  @Override
  public Reading reading() {
    return new Reading(schema(), notation);
  }

  @Override
  public OptionalLong rows() {
    return OptionalLong.of(count);
  }

  @Override
  public Cursor open(int batchRows) {
    try {
      if (relation.texts().filter(TextCells::isTall).isPresent()) {
        return new TallCursor(this, batchRows);
      }
      if (cells.size() > MOST_AT_ONCE) {
        return new StripCursor(this, strips(), batchRows);
      }
      String selected = cells.stream().map(SqlColumn::selected).collect(Collectors.joining(", "));
      int rows = (int) Math.max(1, Math.min(batchRows, count));
      return new DuckCursor(this, "SELECT " + selected + " FROM " + relation.from(), rows);
    } catch (SQLException e) {
      throw relation.explain().apply(e);
    }
  }
}
