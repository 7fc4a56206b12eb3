package io.hourglass.io.source;

import io.hourglass.data.CellFormat;
import io.hourglass.data.ColumnType;
import io.hourglass.data.Field;
import io.hourglass.data.MissingMarkers;
import io.hourglass.data.Notation;
import io.hourglass.data.Reading;
import io.hourglass.setting.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How to read: what the file itself does not say. {@link #defaults()} suits most; change one thing
 * with a {@code with} method:
 *
 * <pre>
 * ReadOptions options = ReadOptions.defaults().withMissing(List.of("n/a", "?")).withDrop(List.of("id"));
 * </pre>
 *
 * @param missing texts that mean "no value", besides the empty one
 * @param categorical columns whose cells are categories, even if they look like numbers
 * @param numeric columns whose cells are numbers: a text there is an error, however many there are
 * @param drop columns to leave out
 * @param header whether a CSV file's first row names the columns
 * @param cells how numbers, dates and times are written, where it is not to be found out
 * @param reading how the data of a model were read: columns that it has are read in the same way,
 *     and no types are inferred; empty to infer them
 * @param csv how CSV files are written, where it is not to be found out
 * @param size what to resize images to; empty to leave them as they are
 * @param split which part of a named data set its bare name means
 */
@Settings
public record ReadOptions(
    List<String> missing,
    List<String> categorical,
    List<String> numeric,
    List<String> drop,
    Header header,
    CellOptions cells,
    Optional<Reading> reading,
    CsvOptions csv,
    Optional<Size> size,
    Split split)
    implements ReadOptionsBuilder.With {

  /** Whether a CSV file's first row names the columns. */
  public enum Header {
    /** Found out from the first rows; what is doubtful is noted or refused. */
    AUTO,
    /** It does. */
    YES,
    /** It does not: the columns are named {@code c0}, {@code c1}, ... */
    NO
  }

  /**
   * Of an image, in pixels.
   *
   * @param width from left to right, 1 to 16384
   * @param height from top to bottom, 1 to 16384
   */
  public record Size(int width, int height) {
    /** The most pixels of a side. */
    public static final int MAX_SIDE = 16_384;

    public Size {
      if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
        throw new IllegalArgumentException(
            "an image's size must be 1x1 to %1$dx%1$d, got %2$dx%3$d"
                .formatted(MAX_SIDE, width, height));
      }
    }

    /**
     * From width and height as a person writes them.
     *
     * @param text such as {@code 28x28}
     */
    public static Size parse(String text) {
      if (!text.matches("\\d{1,5}x\\d{1,5}")) {
        throw new IllegalArgumentException(
            "an image's size must be WIDTHxHEIGHT such as 28x28, got \"" + text + "\"");
      }
      String[] sides = text.split("x", 2);
      return new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    }

    @Override
    public String toString() {
      return width + "x" + height;
    }
  }

  public ReadOptions {
    missing = List.copyOf(missing);
    categorical = List.copyOf(categorical);
    numeric = List.copyOf(numeric);
    drop = List.copyOf(drop);
    for (String column : numeric) {
      if (categorical.contains(column)) {
        throw new IllegalArgumentException(
            "a column must be either categorical or numeric, got both for \"" + column + "\"");
      }
    }
  }

  /** Nothing changed: all columns, sniffed types, only the empty text missing, images as is. */
  public static ReadOptions defaults() {
    return new ReadOptions(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Header.AUTO,
        CellOptions.defaults(),
        Optional.empty(),
        CsvOptions.defaults(),
        Optional.empty(),
        Split.TRAIN);
  }

  /** All columns that an option names. */
  public List<String> namedColumns() {
    return Stream.of(drop, categorical, numeric, List.copyOf(cells.columns().keySet()))
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Options to read data for a model, as its training data were read. What these options say of
   * header and separator stays; missing markers of both hold.
   *
   * @param of the model, as in {@code model.reading()}
   * @throws IllegalArgumentException if a column is to be of another type than the model has it
   */
  public ReadOptions withReading(Reading of) {
    categorical.forEach(column -> check(of, column, new ColumnType.Categorical()));
    numeric.forEach(column -> check(of, column, new ColumnType.Numeric()));
    Notation notation = of.notation();
    ReadOptions options = withReading(Optional.of(of));
    if (header == Header.AUTO) {
      options = options.withHeader(Header.valueOf(notation.header().name()));
    }
    return csv.separator().isEmpty() && !notation.separator().isEmpty()
        ? options.withCsv(csv.withSeparator(Optional.of(notation.separator())))
        : options;
  }

  private static void check(Reading reading, String column, ColumnType wanted) {
    reading
        .schema()
        .field(column)
        .filter(field -> !field.type().equals(wanted))
        .ifPresent(field -> {
          throw new IllegalArgumentException(
              "column \"%s\" must be read as in training, %s, got %s"
                  .formatted(column, field.type().label(), wanted.label()));
        });
  }

  /** How cells are written, as far as these options say. */
  public Notation notation() {
    Notation.HeaderRow row = Notation.HeaderRow.valueOf(header.name());
    return new Notation(
        MissingMarkers.of(missing), cells.columns(), row, csv.separator().orElse(""));
  }

  /** The reading of the model with what these options say besides, if there is one. */
  public Optional<Reading> wholeReading() {
    return reading.map(of -> {
      Map<String, CellFormat> formats = new LinkedHashMap<>();
      for (Field field : of.schema().fields()) {
        boolean isMoment = field.type() instanceof ColumnType.Timestamp;
        cells.format(field.name(), isMoment).ifPresent(format -> formats.put(field.name(), format));
      }
      Notation notation = of.notation().withMissing(MissingMarkers.of(missing));
      return of.with(notation.withFormats(formats));
    });
  }

  /** The same with images resized. */
  public ReadOptions withSize(Size newSize) {
    return withSize(Optional.of(newSize));
  }
}
