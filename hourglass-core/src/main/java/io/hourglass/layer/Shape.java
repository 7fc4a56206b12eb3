package io.hourglass.layer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The extent of what a layer takes in or gives out, without the rows: {@code (features)} or {@code
 * (height, width, channels)}.
 *
 * @param extents at least one, each at least 1
 */
public record Shape(@JsonValue List<Integer> extents) {
  /** Far above any sensible layer, and small enough that products of two fit in 64 bits. */
  private static final long MAX_SIZE = 1 << 28;

  @JsonCreator
  public Shape {
    extents = List.copyOf(extents);
    long size = extents.isEmpty() ? 0 : 1;
    for (int extent : extents) {
      size = Math.max(extent, 0) * size;
      if (size > MAX_SIZE) {
        break;
      }
    }
    if (size < 1 || size > MAX_SIZE) {
      throw new IllegalArgumentException(
          "a shape must have extents of at least 1 and at most %d values, got %s"
              .formatted(MAX_SIZE, extents));
    }
  }

  /** Creates a shape with the given extents. */
  public static Shape of(int... extents) {
    return new Shape(Arrays.stream(extents).boxed().toList());
  }

  /** Number of values. */
  public int size() {
    return extents.stream().reduce(1, (a, b) -> a * b);
  }

  /** The last extent: channels, or the only one. */
  public int last() {
    return extents.get(extents.size() - 1);
  }

  /** The extents as {@code 28x28x1}. */
  @Override
  public String toString() {
    return extents.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }
}
