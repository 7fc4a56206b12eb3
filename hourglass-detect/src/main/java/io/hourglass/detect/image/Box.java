package io.hourglass.detect.image;

import io.hourglass.data.ColumnType;
import java.util.ArrayList;
import java.util.List;

/**
 * A rectangle of pixels.
 *
 * @param top first line, from 0
 * @param left first column, from 0
 * @param height lines
 * @param width columns
 */
public record Box(int top, int left, int height, int width) {
  public Box {
    if (top < 0 || left < 0 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "a box must have a place and at least 1 pixel, got %d lines from %d, %d columns from %d"
              .formatted(height, top, width, left));
    }
  }

  /** Boxes of one share of an image's sides that cover it, half over each other. */
  static List<Box> covering(ColumnType.Image type, int share) {
    int height = Math.max(1, (type.height() + share - 1) / share);
    int width = Math.max(1, (type.width() + share - 1) / share);
    List<Box> boxes = new ArrayList<>();
    for (int top : starts(type.height(), height)) {
      for (int left : starts(type.width(), width)) {
        boxes.add(new Box(top, left, height, width));
      }
    }
    return boxes;
  }

  private static int[] starts(int extent, int length) {
    int step = Math.max(1, length / 2);
    int[] starts = new int[(extent - length + step - 1) / step + 1];
    for (int i = 1; i < starts.length; i++) {
      starts[i] = Math.round((float) i * (extent - length) / (starts.length - 1));
    }
    return starts;
  }

  /** Pixels. */
  public int pixels() {
    return height * width;
  }

  /** Whether a pixel lies within. */
  public boolean contains(int line, int column) {
    return line >= top && line < top + height && column >= left && column < left + width;
  }

  /** Whether some pixel lies within both. */
  public boolean overlaps(Box other) {
    return top < other.top + other.height
        && other.top < top + height
        && left < other.left + other.width
        && other.left < left + width;
  }

  /** As people count: {@code rows 5 to 12, columns 9 to 16}. */
  public String text() {
    return "rows %d to %d, columns %d to %d"
        .formatted(top + 1, top + height, left + 1, left + width);
  }
}
