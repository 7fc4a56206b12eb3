package io.hourglass.codec;

import io.hourglass.data.CellException;
import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.DataException;
import io.hourglass.data.Field;
import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.json.IfAbsent;
import io.hourglass.likelihood.Features;
import io.hourglass.likelihood.Ordinal;
import io.hourglass.setting.SettingReference;
import io.hourglass.setting.Settings;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Fits a codec to training rows: one pass, constant memory.
 *
 * @param scaling of numbers
 * @param maxLevels the most levels of a category that get a feature of their own, by frequency; the
 *     rest is "other"
 * @param binarization of images
 * @param counts numeric columns of whole numbers from 0, encoded by {@link Counts}
 * @param orders levels of categorical columns that have an order, lowest first; any other name is
 *     "other", above them all
 */
@Settings
public record CodecFit(
    Scaling scaling,
    int maxLevels,
    @IfAbsent("\"NONE\"") Binarization binarization,
    @IfAbsent("[]") Set<String> counts,
    @IfAbsent("{}") Map<String, List<String>> orders)
    implements CodecFitBuilder.With {
  private static final int BATCH = 16_384;

  public CodecFit {
    if (maxLevels < 1) {
      throw new IllegalArgumentException("maxLevels must be at least 1, got " + maxLevels);
    }
    counts = Collections.unmodifiableSet(new TreeSet<>(counts));
    orders = Collections.unmodifiableMap(new TreeMap<>(orders));
  }

  /** Mean and standard deviation; at most 64 levels; images not binarized. */
  public static CodecFit defaults() {
    return new CodecFit(Scaling.STANDARD, 64, Binarization.NONE, Set.of(), Map.of());
  }

  /** Kind of the features that a column will have. */
  public Features features(Field field) {
    return field
        .type()
        .match(
            () -> counts.contains(field.name()) ? Features.COUNT : Features.REAL,
            () -> Features.ONE_HOT,
            () -> Features.REAL,
            image -> Features.UNIT);
  }

  /**
   * The codec of all columns of the source.
   *
   * @throws IllegalArgumentException if a column of counts is not numeric, or an ordered one not
   *     categorical
   * @throws DataException if there are fewer than two rows, a column has no value at all, or a
   *     number is infinite
   */
  public Fitted fit(TableSource source) {
    check(source.schema());
    List<ColumnStatistics> columns =
        source.schema().fields().stream().map(this::statistics).toList();
    long rows = source.forEachBatch(BATCH, (table, firstRow) -> add(table, columns, firstRow));
    checkRows(source.name(), rows);
    List<EncodedColumn> blocks =
        columns.stream().map(column -> column.codec(source.name())).map(this::block).toList();
    return new Fitted(new Codec(blocks, source.reading().notation()), rows);
  }

  /**
   * The result of a pass over the rows.
   *
   * @param codec fitted to them
   * @param rows number of rows
   */
  public record Fitted(Codec codec, long rows) {}

  private static void checkRows(String source, long rows) {
    if (rows < 2) {
      throw new DataException(
          "%s: expected at least 2 rows to train on, got %d".formatted(source, rows));
    }
  }

  private EncodedColumn block(ColumnCodec codec) {
    boolean ordered = orders.containsKey(codec.column());
    return new EncodedColumn(codec, ordered ? new Ordinal() : codec.defaultLikelihood());
  }

  private void check(Schema schema) {
    for (String column : counts) {
      check(schema, column, new ColumnType.Numeric(), "a column of counts must be numeric");
    }
    for (String column : orders.keySet()) {
      String setting = SettingReference.to("categorical", column);
      String rule = "a column with ordered levels must be categorical " + setting;
      check(schema, column, new ColumnType.Categorical(), rule);
    }
  }

  private static void check(Schema schema, String column, ColumnType wanted, String rule) {
    Optional<Field> field = schema.field(column);
    if (field.isEmpty() || !field.get().type().equals(wanted)) {
      String got = field.map(f -> f.type().label()).orElse("none of " + schema.names());
      throw new IllegalArgumentException(
          "%s, got \"%s\", which is %s".formatted(rule, column, got));
    }
  }

  private static void add(Table table, List<ColumnStatistics> columns, long firstRow) {
    for (int i = 0; i < columns.size(); i++) {
      Column column = table.columns().get(i);
      ColumnStatistics statistics = columns.get(i);
      inColumn(table, column, firstRow, () -> statistics.add(column));
    }
  }

  /** Works on a column; the exception of a cell names the table, the row and the column. */
  static void inColumn(Table table, Column column, long firstRow, Runnable work) {
    try {
      work.run();
    } catch (CellException e) {
      throw DataException.inCell(
          table.name(), firstRow + e.row() + 1, column.name(), e.complaint());
    }
  }

  private ColumnStatistics statistics(Field field) {
    String name = field.name();
    List<String> order = orders.get(name);
    if (order != null) {
      return new MissingStatistics(name, nullable -> new OneHot(name, order, nullable));
    }
    return counts.contains(name)
        ? new MissingStatistics(name, nullable -> new Counts(name, nullable))
        : statisticsOfType(field);
  }

  private ColumnStatistics statisticsOfType(Field field) {
    String name = field.name();
    return field
        .type()
        .<ColumnStatistics>match(
            () -> new NumericStatistics(name, scaling),
            () -> new CategoricalStatistics(name, maxLevels),
            () -> new MissingStatistics(name, nullable -> new Cyclic(name, nullable)),
            image -> new MissingStatistics(name, nullable -> pixels(name, image)));
  }

  private Pixels pixels(String column, ColumnType.Image image) {
    return new Pixels(column, image.height(), image.width(), image.channels(), binarization);
  }
}
