package io.hourglass.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hourglass.json.Json;
import io.hourglass.layer.Shape;
import io.hourglass.network.Weights;
import io.hourglass.network.Weights.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Arrays of 32-bit floats in the safetensors layout: eight bytes of header length, a JSON header
 * with type, shape and place of each, then the numbers, little-endian.
 */
public final class Safetensors {
  private static final String MISPLACED =
      "weights \"%s\" of shape %s must lie at %d to %d of %d bytes, got %s";

  private Safetensors() {}

  private record Entry(
      String dtype, List<Integer> shape, @JsonProperty("data_offsets") List<Long> dataOffsets) {}

  public static byte[] write(Weights weights) {
    Map<String, Entry> header = new LinkedHashMap<>();
    long end = 0;
    for (Map.Entry<String, Tensor> array : weights.arrays().entrySet()) {
      long start = end;
      end += 4L * array.getValue().values().length;
      header.put(array.getKey(), entry(array.getValue().shape(), start, end));
    }
    return write(padded(Json.writeLine(header)), weights, end);
  }

  private static Entry entry(Shape shape, long start, long end) {
    return new Entry("F32", shape.extents(), List.of(start, end));
  }

  private static byte[] write(byte[] json, Weights weights, long end) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.toIntExact(8 + json.length + end))
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(json.length)
            .put(json);
    for (Tensor array : weights.arrays().values()) {
      bytes.asFloatBuffer().put(array.values());
      bytes.position(bytes.position() + 4 * array.values().length);
    }
    return bytes.array();
  }

  /** The header ends on a multiple of eight, so that the numbers are aligned. */
  private static byte[] padded(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    byte[] padded = new byte[(bytes.length + 7) / 8 * 8];
    Arrays.fill(padded, (byte) ' ');
    System.arraycopy(bytes, 0, padded, 0, bytes.length);
    return padded;
  }

  /**
   * The arrays in the order of the header.
   *
   * @throws IllegalArgumentException if the bytes are not of that layout or an array is not where
   *     it is said to be
   */
  public static Weights read(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int headerLength = headerLength(bytes, file.length);
    String json = new String(file, 8, headerLength, StandardCharsets.UTF_8);
    bytes.position(8 + headerLength);
    ByteBuffer data = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    Json.readMap(json, Entry.class, "weights")
        .forEach((name, entry) -> arrays.put(name, tensor(name, entry, data)));
    if (data.hasRemaining()) {
      throw new IllegalArgumentException(
          "the weights must fill %d bytes, got %d".formatted(data.limit(), data.position()));
    }
    return new Weights(arrays);
  }

  private static int headerLength(ByteBuffer bytes, int length) {
    long headerLength = length < 8 ? -1 : bytes.getLong();
    if (headerLength < 2 || headerLength > length - 8) {
      throw new IllegalArgumentException(
          "the weights' header must be within %d bytes, got %d".formatted(length, headerLength));
    }
    return (int) headerLength;
  }

  /** One array, which starts where the one before ended: no byte is used twice. */
  private static Tensor tensor(String name, Entry entry, ByteBuffer data) {
    checkType(name, entry.dtype());
    Shape shape = new Shape(entry.shape());
    int end = end(name, entry, data);
    float[] values = new float[shape.size()];
    data.asFloatBuffer().get(values);
    data.position(end);
    return new Tensor(shape, values);
  }

  private static void checkType(String name, String type) {
    if (!type.equals("F32")) {
      throw new IllegalArgumentException(
          "weights \"%s\" must be of type F32, got %s".formatted(name, type));
    }
  }

  private static int end(String name, Entry entry, ByteBuffer data) {
    Shape shape = new Shape(entry.shape());
    long from = data.position();
    long to = from + 4L * shape.size();
    if (!entry.dataOffsets().equals(List.of(from, to)) || to > data.limit()) {
      throw new IllegalArgumentException(
          MISPLACED.formatted(name, shape, from, to, data.limit(), entry.dataOffsets()));
    }
    return (int) to;
  }
}
