package io.hourglass.codec;

import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.DataException;
import io.hourglass.data.Field;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.json.IfAbsent;
import java.util.List;
import java.util.Optional;

/**
 * Fits a codec to training rows: one pass, constant memory.
 *
 * @param scaling of numbers
 * @param maxLevels the most levels of a category that get a feature of their own, by frequency; the
 *     rest is "other"
 * @param binarization of pictures
 */
public record CodecFit(
    Scaling scaling, int maxLevels, @IfAbsent("\"NONE\"") Binarization binarization) {
  private static final int BATCH = 16_384;

  public CodecFit {
    if (maxLevels < 1) {
      throw new IllegalArgumentException("maxLevels must be at least 1, got " + maxLevels);
    }
  }

  /** Mean and standard deviation; at most 64 levels; pictures as they are. */
  public static CodecFit defaults() {
    return new CodecFit(Scaling.STANDARD, 64, Binarization.NONE);
  }

  /** The same with another scaling. */
  public CodecFit withScaling(Scaling newScaling) {
    return new CodecFit(newScaling, maxLevels, binarization);
  }

  /** The same with pictures binarized. */
  public CodecFit withBinarization(Binarization newBinarization) {
    return new CodecFit(scaling, maxLevels, newBinarization);
  }

  /**
   * The codec of all columns of the source.
   *
   * @throws DataException if there are fewer than two rows, a column has no value at all, or a
   *     number is infinite
   */
  public Fitted fit(TableSource source) {
    List<ColumnStatistics> columns = source.schema().fields().stream().map(this::start).toList();
    long rows = 0;
    try (TableSource.Cursor cursor = source.open(BATCH)) {
      for (Optional<Table> next = cursor.next(); next.isPresent(); next = cursor.next()) {
        add(next.get(), columns, rows);
        rows += next.get().rows();
      }
    }
    if (rows < 2) {
      throw new DataException(
          "%s: expected at least 2 rows to train on, got %d".formatted(source.name(), rows));
    }
    List<Block> blocks =
        columns.stream().map(column -> column.codec(source.name())).map(CodecFit::block).toList();
    return new Fitted(new Codec(blocks), rows);
  }

  /**
   * What a pass over the rows gave.
   *
   * @param codec fitted to them
   * @param rows how many there were
   */
  public record Fitted(Codec codec, long rows) {}

  private static Block block(ColumnCodec codec) {
    return new Block(codec, codec.defaultLikelihood());
  }

  private static void add(Table table, List<ColumnStatistics> columns, long firstRow) {
    for (int i = 0; i < columns.size(); i++) {
      Column column = table.columns().get(i);
      try {
        columns.get(i).add(column);
      } catch (BadCell e) {
        throw DataException.inCell(
            table.name(), firstRow + e.row() + 1, column.name(), e.complaint());
      }
    }
  }

  private ColumnStatistics start(Field field) {
    if (field.type() instanceof ColumnType.Numeric) {
      return new NumericStatistics(field.name(), scaling);
    }
    if (field.type() instanceof ColumnType.Categorical) {
      return new CategoricalStatistics(field.name(), maxLevels);
    }
    if (field.type() instanceof ColumnType.Timestamp) {
      return new PresenceStatistics(field.name(), nullable -> new Cyclic(field.name(), nullable));
    }
    ColumnType.Image image = (ColumnType.Image) field.type();
    return new PresenceStatistics(
        field.name(),
        nullable ->
            new Pixels(
                field.name(), image.height(), image.width(), image.channels(), binarization));
  }
}
