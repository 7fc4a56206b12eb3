package io.hourglass.io.format;

import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.Table;
import io.hourglass.io.source.Bytes;
import io.hourglass.io.source.Input;
import io.hourglass.io.source.LoadedTable;
import io.hourglass.io.source.ReadOptions;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The format of the MNIST files (<a href="https://yann.lecun.com/exdb/mnist">LeCun</a>): two zero
 * bytes, the numbers' type, the number of dimensions, the sides and the numbers, big-endian.
 *
 * <p>Beside {@code x-images-idx3-ubyte} its {@code x-labels-idx1-ubyte} is read as the column
 * {@code label}, if it is there.
 */
public final class IdxFormat implements Format {
  private static final Map<Integer, NumberKind> KINDS =
      Map.of(
          0x08, NumberKind.UINT8,
          0x09, NumberKind.INT8,
          0x0B, NumberKind.INT16,
          0x0C, NumberKind.INT32,
          0x0D, NumberKind.FLOAT32,
          0x0E, NumberKind.FLOAT64);

  @Override
  public String label() {
    return "IDX";
  }

  @Override
  public boolean reads(Path file) {
    return Input.plainName(file).matches(".*([-.]idx\\d?-ubyte|\\.idx\\d?)");
  }

  @Override
  public LoadedTable load(Input input, ReadOptions options) {
    Path file = SingleFile.of(input, label());
    return TableShaping.finish(new Table(Input.nameOf(file), columns(file)), options);
  }

  /** The columns of a file, and those of the labels beside it. */
  public static List<Column> columns(Path file) {
    List<Column> columns = new ArrayList<>(read(file));
    Optional<Path> labels = labels(file);
    if (labels.isPresent()) {
      columns.add(checked(read(labels.get()).get(0), labels.get(), columns.get(0), file));
    }
    return columns;
  }

  private static Column checked(Column labels, Path labelFile, Column images, Path imageFile) {
    if (labels.rows() != images.rows()) {
      throw new DataException(
          "%s: expected a label for each of the %,d images of %s, got %,d"
              .formatted(
                  Input.nameOf(labelFile), images.rows(), Input.nameOf(imageFile), labels.rows()));
    }
    return labels;
  }

  /** The file of labels that belongs to a file of images, packed or not. */
  public static Optional<Path> labels(Path images) {
    String name = Input.nameOf(images);
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    return plain.endsWith("-images-idx3-ubyte")
        ? Bytes.find(
            images.resolveSibling(plain.replace("-images-idx3-ubyte", "-labels-idx1-ubyte")))
        : Optional.empty();
  }

  private static List<Column> read(Path file) {
    String name = Input.nameOf(file);
    return Bytes.read(name, () -> read(name, file));
  }

  private static List<Column> read(String name, Path file) throws IOException {
    try (InputStream in = Bytes.open(file)) {
      return read(header(name, new DataInputStream(in)), in, Bytes.most(file));
    } catch (EOFException e) {
      throw new DataException(name + ": expected an IDX file, got one that is cut off", e);
    }
  }

  private static List<Column> read(NumberArray array, InputStream in, double most)
      throws IOException {
    List<Column> columns = array.read(in, most);
    return array.shape().size() == 1 && array.kind().isWhole()
        ? List.of(NumberArray.asCategories("label", columns.get(0)))
        : columns;
  }

  private static NumberArray header(String name, DataInputStream in) throws IOException {
    int zeros = in.readUnsignedShort();
    NumberKind kind = KINDS.get(in.readUnsignedByte());
    int dimensions = in.readUnsignedByte();
    if (zeros != 0 || kind == null) {
      throw new DataException(
          name + ": expected an IDX file (two zero bytes and a type), got something else");
    }
    return new NumberArray(name, kind, ByteOrder.BIG_ENDIAN, shape(in, dimensions), false);
  }

  private static List<Integer> shape(DataInputStream in, int dimensions) throws IOException {
    List<Integer> shape = new ArrayList<>();
    for (int i = 0; i < dimensions; i++) {
      shape.add(in.readInt());
    }
    return shape;
  }
}
