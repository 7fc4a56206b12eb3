package io.hourglass.io.format;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.DataException;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.PlainValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An array of numbers in an IDX or NPY file: a header, then the numbers.
 *
 * @param name of the file, for messages
 * @param kind of the numbers
 * @param order of their bytes
 * @param shape number of rows first
 * @param columnsFirst whether the first index varies fastest (Fortran's order)
 */
record NumberArray(
    String name, NumberKind kind, ByteOrder order, List<Integer> shape, boolean columnsFirst) {
  private static final int BUFFER = 1 << 16;

  NumberArray {
    shape = List.copyOf(shape);
    if (shape.isEmpty() || shape.size() > 4) {
      throw new DataException(
          "%s: expected an array of 1 to 4 dimensions, got %d".formatted(name, shape.size()));
    }
    if (shape.stream().anyMatch(side -> side < 1)) {
      throw new DataException(
          "%s: expected at least 1 row and 1 column, got the shape %s"
              .formatted(name, shown(shape)));
    }
  }

  /** As people write a shape, {@code 60000x28x28}. */
  static String shown(List<Integer> shape) {
    return shape.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }

  /** Bytes that must follow the header, as a double so that no claim overflows. */
  double claimedBytes() {
    return shape.stream().mapToDouble(Integer::doubleValue).reduce(kind.bytes(), (a, b) -> a * b);
  }

  /**
   * Reads the numbers.
   *
   * @param available the most bytes that there can be, so that a false claim costs no memory
   * @throws DataException if there are fewer or more than the header says
   */
  List<Column> read(InputStream in, double available) throws IOException {
    checkClaim(available);
    List<Column> columns = shape.size() <= 2 ? numbers(in) : List.of(images(in));
    if (in.read() >= 0) {
      throw new DataException(
          "%s: expected the file to end after the shape %s, got more bytes"
              .formatted(name, shown(shape)));
    }
    return columns;
  }

  private void checkClaim(double available) {
    if (claimedBytes() > available) {
      throw new DataException(
          "%s: expected %,.0f bytes of numbers for the shape %s, got at most %,.0f; the file is cut off or damaged"
              .formatted(name, claimedBytes(), shown(shape), available));
    }
  }

  private int width() {
    return shape.size() == 1 ? 1 : shape.get(1);
  }

  private int rows() {
    return shape.get(0);
  }

  private List<Column> numbers(InputStream in) throws IOException {
    double[][] values = new double[width()][rows()];
    byte[] bytes = new byte[BUFFER];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
    int most = BUFFER / kind.bytes();
    for (long done = 0; done < count(); done += most) {
      int numbers = (int) Math.min(most, count() - done);
      fill(in, bytes, numbers * kind.bytes());
      place(buffer, numbers, done, values);
    }
    return columns(values);
  }

  private long count() {
    return (long) width() * rows();
  }

  private void place(ByteBuffer buffer, int numbers, long done, double[][] values) {
    int width = width();
    int rows = rows();
    for (int i = 0; i < numbers; i++) {
      long index = done + i;
      int column = (int) (columnsFirst ? index / rows : index % width);
      int row = (int) (columnsFirst ? index % rows : index / width);
      values[column][row] = kind.read(buffer, i * kind.bytes());
    }
  }

  private static List<Column> columns(double[][] values) {
    return IntStream.range(0, values.length)
        .<Column>mapToObj(i -> new NumericColumn("c" + i, values[i]))
        .toList();
  }

  private ImageColumn images(InputStream in) throws IOException {
    ColumnType.Image type = imageType();
    byte[][] pixels = new byte[rows()][type.size()];
    if (columnsFirst) {
      fillPixelByPixel(in, type, pixels);
    } else {
      fillImageByImage(in, pixels);
    }
    return new ImageColumn("image", type, pixels);
  }

  private void fillImageByImage(InputStream in, byte[][] pixels) throws IOException {
    for (byte[] image : pixels) {
      fill(in, image, image.length);
    }
  }

  /** Reads one byte of every image at a time, from top to bottom, then from left to right. */
  private void fillPixelByPixel(InputStream in, ColumnType.Image type, byte[][] pixels)
      throws IOException {
    byte[] bytes = new byte[pixels.length];
    for (int i = 0; i < type.size(); i++) {
      fill(in, bytes, bytes.length);
      int column = i / type.height();
      int pixel = i % type.height() * type.width() + column % type.width();
      spread(bytes, pixels, pixel * type.channels() + column / type.width());
    }
  }

  private static void spread(byte[] bytes, byte[][] pixels, int at) {
    for (int row = 0; row < bytes.length; row++) {
      pixels[row][at] = bytes[row];
    }
  }

  private ColumnType.Image imageType() {
    int channels = shape.size() == 3 ? 1 : shape.get(3);
    if (kind != NumberKind.UINT8 || (channels != 1 && channels != 3)) {
      throw new DataException(
          "%s: expected images as unsigned bytes, rows x height x width (x 1 or 3 channels), got %s numbers of the shape %s"
              .formatted(name, kind.name().toLowerCase(java.util.Locale.ROOT), shown(shape)));
    }
    return new ColumnType.Image(shape.get(1), shape.get(2), channels);
  }

  private void fill(InputStream in, byte[] target, int length) throws IOException {
    int got = in.readNBytes(target, 0, length);
    if (got < length) {
      throw new DataException(
          "%s: expected %,.0f bytes of numbers for the shape %s, got fewer; the file is cut off"
              .formatted(name, claimedBytes(), shown(shape)));
    }
  }

  /** A column of whole numbers as a categorical one, so that classes are not taken for amounts. */
  static CategoricalColumn asCategories(String name, Column numbers) {
    return CategoricalColumn.of(
        name,
        IntStream.range(0, numbers.rows())
            .mapToObj(row -> PlainValue.category(numbers.value(row)))
            .toList());
  }
}
