package io.hourglass.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A column that grows by plain values, as {@link PlainValue} converts them. */
interface ColumnBuilder {
  /**
   * Adds a cell at the end.
   *
   * @throws CellException if the column does not take the value
   */
  void add(@Nullable Object value);

  /** The column of the cells so far. */
  Column build(String name);

  /** Starts a column of a known type. */
  static ColumnBuilder of(ColumnType type) {
    return type.<ColumnBuilder>match(Numeric::new, Categorical::new, Timestamp::new, Image::new);
  }

  /** Numbers, NaN where missing. */
  final class Numeric implements ColumnBuilder {
    private double[] values = new double[8];
    private int rows;

    @Override
    public void add(@Nullable Object value) {
      values = rows == values.length ? Arrays.copyOf(values, 2 * rows) : values;
      values[rows++] = PlainValue.number(value);
    }

    @Override
    public Column build(String name) {
      return new NumericColumn(name, Arrays.copyOf(values, rows));
    }
  }

  /** Milliseconds. */
  final class Timestamp implements ColumnBuilder {
    private long[] millis = new long[8];
    private int rows;

    @Override
    public void add(@Nullable Object value) {
      millis = rows == millis.length ? Arrays.copyOf(millis, 2 * rows) : millis;
      millis[rows++] = PlainValue.millis(value);
    }

    @Override
    public Column build(String name) {
      return new TimestampColumn(name, Arrays.copyOf(millis, rows));
    }
  }

  /** Indices into the categories, which are in order of appearance. */
  final class Categorical implements ColumnBuilder {
    private final Map<String, Integer> levels = new LinkedHashMap<>();
    private int[] indices = new int[8];
    private int rows;

    @Override
    public void add(@Nullable Object value) {
      String category = PlainValue.category(value);
      indices = rows == indices.length ? Arrays.copyOf(indices, 2 * rows) : indices;
      indices[rows++] =
          category.isEmpty()
              ? CategoricalColumn.MISSING
              : levels.computeIfAbsent(category, absent -> levels.size());
    }

    /** Whether every category is a date or time, so that the column is one of timestamps. */
    boolean areTimestamps() {
      return !levels.isEmpty()
          && levels.keySet().stream().allMatch(text -> PlainValue.moment(text).isPresent());
    }

    @Override
    public CategoricalColumn build(String name) {
      return new CategoricalColumn(
          name, List.copyOf(levels.keySet()), Arrays.copyOf(indices, rows));
    }
  }

  /** Images of one size. */
  final class Image implements ColumnBuilder {
    private final ColumnType.Image type;
    private final List<byte[]> images = new ArrayList<>();

    Image(ColumnType.Image type) {
      this.type = type;
    }

    @Override
    public void add(@Nullable Object value) {
      if (!(value instanceof byte[] bytes) || bytes.length != type.size()) {
        throw new CellException(
            images.size(), "expected %d bytes (%s)".formatted(type.size(), type.label()));
      }
      images.add(bytes.clone());
    }

    @Override
    public Column build(String name) {
      return new ImageColumn(name, type, images.toArray(byte[][]::new));
    }
  }
}
