package io.hourglass.io.format;

import io.hourglass.data.DataException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of an {@code .npy} file: a magic number, a version, and a Python dictionary with the
 * numbers' type, their order and the shape (<a
 * href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>).
 * The dictionary is parsed with patterns, never executed.
 */
final class NumpyHeader {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int MAX_LENGTH = 1 << 16;
  private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([<>|=]?)([a-zA-Z?])(\\d*)'");
  private static final Pattern ANY_TYPE = Pattern.compile("'descr':\\s*(.+?),\\s*'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([\\d,\\sL]*)\\)");
  private static final Map<String, NumberKind> KINDS =
      Map.ofEntries(
          Map.entry("b1", NumberKind.BOOL),
          Map.entry("i1", NumberKind.INT8),
          Map.entry("u1", NumberKind.UINT8),
          Map.entry("i2", NumberKind.INT16),
          Map.entry("u2", NumberKind.UINT16),
          Map.entry("i4", NumberKind.INT32),
          Map.entry("u4", NumberKind.UINT32),
          Map.entry("i8", NumberKind.INT64),
          Map.entry("u8", NumberKind.UINT64),
          Map.entry("f2", NumberKind.FLOAT16),
          Map.entry("f4", NumberKind.FLOAT32),
          Map.entry("f8", NumberKind.FLOAT64));

  private NumpyHeader() {}

  /** Reads the head and leaves the stream at the first number. */
  static NumberArray read(String name, InputStream in) throws IOException {
    byte[] start = whole(in, 8);
    if (!Arrays.equals(start, 0, 6, MAGIC, 0, 6) || start[6] < 1 || start[6] > 3) {
      throw new DataException(name + ": expected a NumPy array of format 1 to 3, got other data");
    }
    int length = start[6] == 1 ? length(in, 2).getShort() & 0xFFFF : length(in, 4).getInt();
    checkLength(name, length);
    return parse(name, new String(whole(in, length), StandardCharsets.UTF_8));
  }

  private static ByteBuffer length(InputStream in, int bytes) throws IOException {
    return ByteBuffer.wrap(whole(in, bytes)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void checkLength(String name, int length) {
    if (length < 0 || length > MAX_LENGTH) {
      throw new DataException(
          "%s: expected a NumPy header of at most %,d bytes, got %,d"
              .formatted(name, MAX_LENGTH, length & 0xFFFFFFFFL));
    }
  }

  private static byte[] whole(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  private static NumberArray parse(String name, String header) {
    Matcher type = TYPE.matcher(header);
    NumberKind kind = type.find() ? KINDS.get(type.group(2) + type.group(3)) : null;
    if (kind == null) {
      throw unsupported(name, header);
    }
    boolean columnsFirst = find(ORDER, header, name).equals("True");
    List<Integer> sides = sides(name, find(SHAPE, header, name));
    return new NumberArray(name, kind, byteOrder(type.group(1)), sides, columnsFirst);
  }

  private static ByteOrder byteOrder(String sign) {
    return sign.equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  private static DataException unsupported(String name, String header) {
    Matcher got = ANY_TYPE.matcher(header);
    return new DataException(
        "%s: expected numbers or booleans, got the NumPy type %s; save it with .astype(float)"
            .formatted(name, got.find() ? got.group(1) : "of no known form"));
  }

  private static String find(Pattern pattern, String header, String name) {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw new DataException(name + ": expected a NumPy header with order and shape, got neither");
    }
    return matcher.group(1);
  }

  private static List<Integer> sides(String name, String tuple) {
    return Arrays.stream(tuple.replace("L", "").split(",", -1))
        .map(String::strip)
        .filter(side -> !side.isEmpty())
        .map(side -> side(name, side))
        .toList();
  }

  private static int side(String name, String side) {
    try {
      return Integer.parseInt(side);
    } catch (NumberFormatException e) {
      throw new DataException(
          "%s: expected at most %,d rows, got %s".formatted(name, Integer.MAX_VALUE, side), e);
    }
  }
}
