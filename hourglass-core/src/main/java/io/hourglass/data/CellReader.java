package io.hourglass.data;

import java.time.Instant;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The rule by which a text or a typed value becomes the cell of a column: the same for files,
 * records, lines of a stream and {@link Map}s.
 *
 * <p>Null, the empty text, NaN and missing markers are missing; in columns of numbers, dates and
 * times so are {@code NA}, {@code null}, {@code ?} and {@linkplain MissingMarkers#words() the
 * like}, which are names among categories.
 *
 * @param type of the column
 * @param format of its cells: numbers for a numeric column, moments for one of timestamps; ignored
 *     for others
 * @param missing texts and numbers that mean a missing value
 * @param levels of a column of categories, none if they are not known
 */
public record CellReader(
    ColumnType type, CellFormat format, MissingMarkers missing, List<String> levels) {
  /** The most characters of a value that a message shows. */
  private static final int SHOWN = 80;

  /** Reads numbers with a decimal point, and no missing markers. */
  static final CellReader NUMBERS =
      new CellReader(new ColumnType.Numeric(), NumberFormat.PLAIN, MissingMarkers.NONE, List.of());

  /** Reads categories. */
  static final CellReader CATEGORIES =
      new CellReader(
          new ColumnType.Categorical(), NumberFormat.PLAIN, MissingMarkers.NONE, List.of());

  /** Reads dates and times with the year first. */
  static final CellReader MOMENTS =
      new CellReader(new ColumnType.Timestamp(), MomentFormat.ISO, MissingMarkers.NONE, List.of());

  /** The same for a column of categories with these levels. */
  public CellReader with(List<String> newLevels) {
    return new CellReader(type, format, missing, newLevels);
  }

  /**
   * The cell as a plain value that every reader gives back unchanged: a number, a category, an
   * {@link Instant}, an image; null where missing.
   *
   * @throws CellException if the column does not take the value
   */
  public @Nullable Object value(@Nullable Object value) {
    return type.<@Nullable Object>match(
        () -> numberOrNull(value),
        () -> categoryOrNull(value),
        () -> instantOrNull(value),
        image -> value);
  }

  private @Nullable Object numberOrNull(@Nullable Object value) {
    double number = number(value);
    return Double.isNaN(number) ? null : value instanceof Double ? value : (Double) number;
  }

  private @Nullable Object instantOrNull(@Nullable Object value) {
    long millis = millis(value);
    return millis == TimestampColumn.MISSING ? null : Instant.ofEpochMilli(millis);
  }

  private @Nullable Object categoryOrNull(@Nullable Object value) {
    if (value instanceof Number || value instanceof TemporalAccessor || value instanceof Date) {
      return category(value).isEmpty() ? null : value; // compared with the levels by its value
    }
    String category = category(value);
    return category.isEmpty() ? null : category;
  }

  /**
   * A numeric cell, NaN where missing.
   *
   * @throws CellException if the value is no number
   */
  public double number(@Nullable Object value) {
    double number = anyNumber(value);
    return missing.contain(number) ? Double.NaN : number;
  }

  private double anyNumber(@Nullable Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value == null) {
      return Double.NaN;
    }
    if (value instanceof Boolean bool) {
      return bool ? 1 : 0;
    }
    if (value instanceof CharSequence text) {
      return number(text.toString().strip());
    }
    throw unsuitable(format.described(), value);
  }

  /** The number that a text without surrounding blanks is. */
  private double number(String text) {
    if (missing.containWord(text)) {
      return Double.NaN;
    }
    OptionalDouble number = ((NumberFormat) format).number(text);
    if (number.isPresent()) {
      return number.getAsDouble();
    }
    if (text.equalsIgnoreCase("true")) {
      return 1;
    }
    if (text.equalsIgnoreCase("false")) {
      return 0;
    }
    throw unsuitable(format.described(), text);
  }

  /**
   * A categorical cell, the empty text where missing; a whole number has no decimal point. Where
   * the levels are known, the level that the value is.
   *
   * @throws CellException if the value is a collection or an array
   */
  public String category(@Nullable Object value) {
    if (value == null || (value instanceof Number number && isMissing(number.doubleValue()))) {
      return "";
    }
    String text = text(value);
    if (missing.contain(text)) {
      return "";
    }
    int level = levels.isEmpty() ? -1 : LevelMatch.of(levels, value);
    return level < 0 ? text : levels.get(level);
  }

  private static String text(Object value) {
    if (value.getClass().isArray() || value instanceof Iterable || value instanceof Map) {
      throw unsuitable("a category", value);
    }
    return value instanceof Enum<?> constant ? constant.name() : PlainValue.text(value).strip();
  }

  private boolean isMissing(double number) {
    return Double.isNaN(number) || missing.contain(number);
  }

  /**
   * A timestamp cell in milliseconds since 1970-01-01T00:00Z, {@link TimestampColumn#MISSING} where
   * missing.
   *
   * @throws CellException if the value is no date or time
   */
  public long millis(@Nullable Object value) {
    if (value == null || (value instanceof Number number && isMissing(number.doubleValue()))) {
      return TimestampColumn.MISSING;
    }
    if (value instanceof CharSequence text && missing.containWord(text.toString().strip())) {
      return TimestampColumn.MISSING;
    }
    return moment(value).orElseThrow(() -> unsuitable(format.described(), value)).toEpochMilli();
  }

  private Optional<Instant> moment(Object value) {
    MomentFormat moments = (MomentFormat) format;
    if (value instanceof CharSequence text) {
      return moments.moment(text.toString().strip());
    }
    return value instanceof Number number
        ? moments.moment(number.doubleValue())
        : PlainValue.moment(value);
  }

  private static CellException unsuitable(String expected, Object value) {
    CellException error =
        new CellException(0, "expected %s, got %s".formatted(expected, shown(value)));
    return value instanceof CharSequence text ? error.of(text.toString().strip()) : error;
  }

  /** A value as messages show it. */
  static String shown(Object value) {
    if (value.getClass().isArray()) {
      return value.getClass().getSimpleName();
    }
    String text = value.toString();
    return '"' + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + '"';
  }

  /**
   * The column with cells of this type where its own can be read so, and without missing markers;
   * the column itself where they cannot.
   *
   * @throws CellException if a cell is none of this type
   */
  public Column column(Column column) {
    if (type instanceof ColumnType.Numeric) {
      return numbers(column);
    }
    return type instanceof ColumnType.Timestamp ? moments(column) : column;
  }

  private Column numbers(Column column) {
    boolean isText = column instanceof CategoricalColumn;
    if (!isText && !(column instanceof NumericColumn && missing.numbers().length > 0)) {
      return column;
    }
    double[] numbers = new double[column.rows()];
    for (int row = 0; row < numbers.length; row++) {
      try {
        numbers[row] = number(column.value(row));
      } catch (CellException e) {
        throw e.at(row);
      }
    }
    return new NumericColumn(column.name(), numbers);
  }

  private Column moments(Column column) {
    boolean isEpoch = column instanceof NumericColumn && ((MomentFormat) format).order().isEpoch();
    if (!isEpoch && !(column instanceof CategoricalColumn)) {
      return column;
    }
    long[] millis = new long[column.rows()];
    for (int row = 0; row < millis.length; row++) {
      try {
        millis[row] = millis(column.value(row));
      } catch (CellException e) {
        throw e.at(row);
      }
    }
    return new TimestampColumn(column.name(), millis);
  }
}
