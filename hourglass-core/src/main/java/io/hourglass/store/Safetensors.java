package io.hourglass.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * Arrays of 32-bit floats in the safetensors layout: eight bytes of header length, a JSON header
 * with type, shape and place of each, then the numbers, little-endian.
 */
final class Safetensors {
  private Safetensors() {}

  private record Entry(
      String dtype, List<Integer> shape, @JsonProperty("data_offsets") List<Long> dataOffsets) {}

  static byte[] write(Weights weights) {
    Map<String, Entry> header = new LinkedHashMap<>();
    long end = 0;
    for (Map.Entry<String, Tensor> array : weights.arrays().entrySet()) {
      long start = end;
      end += 4L * array.getValue().values().length;
      header.put(
          array.getKey(),
          new Entry("F32", array.getValue().shape().extents(), List.of(start, end)));
    }
    byte[] json = padded(Json.writeLine(header));
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
  static Weights read(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    long headerLength = file.length < 8 ? -1 : bytes.getLong();
    if (headerLength < 2 || headerLength > file.length - 8) {
      throw new IllegalArgumentException(
          "the weights' header must be within %d bytes, got %d"
              .formatted(file.length, headerLength));
    }
    int start = 8 + (int) headerLength;
    String json = new String(file, 8, (int) headerLength, StandardCharsets.UTF_8);
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    JsonNode header = Json.tree(json.stripTrailing(), "weights");
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      if (!entry.getKey().equals("__metadata__")) {
        arrays.put(entry.getKey(), tensor(entry.getKey(), entry.getValue(), bytes, start));
      }
    }
    return new Weights(arrays);
  }

  private static Tensor tensor(String name, JsonNode entry, ByteBuffer bytes, int start) {
    if (!entry.path("dtype").asText().equals("F32")) {
      throw new IllegalArgumentException(
          "weights \"%s\" must be of type F32, got %s".formatted(name, entry.path("dtype")));
    }
    List<Integer> extents =
        StreamSupport.stream(entry.path("shape").spliterator(), false)
            .map(JsonNode::asInt)
            .toList();
    Shape shape = new Shape(extents);
    long from = entry.path("data_offsets").path(0).asLong(-1);
    long to = entry.path("data_offsets").path(1).asLong(-1);
    if (from < 0 || to - from != 4L * shape.size() || to > bytes.capacity() - start) {
      throw new IllegalArgumentException(
          "weights \"%s\" of shape %s must lie within %d bytes, got %d to %d"
              .formatted(name, shape, bytes.capacity() - start, from, to));
    }
    int at = start + (int) from;
    float[] values = new float[shape.size()];
    IntStream.range(0, values.length).forEach(i -> values[i] = bytes.getFloat(at + 4 * i));
    return new Tensor(shape, values);
  }
}
