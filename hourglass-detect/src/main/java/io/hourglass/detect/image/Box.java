package io.hourglass.detect.image;

import io.hourglass.data.ColumnType;
import java.util.ArrayList;
import java.util.List;

/**
 * A rectangle of pixels.
 *
 * @param top first row, from 0
 * @param left first column, from 0
 * @param height rows
 * @param width columns
 */
public record Box(int top, int left, int height, int width) {
  public Box {
    if (top < 0 || left < 0 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "a box must have a place and at least 1 pixel, got %d rows from %d, %d columns from %d"
              .formatted(height, top, width, left));
    }
  }

  /** Half-overlapping boxes that cover an image, each of a fraction of its sides. */
  static List<Box> covering(ColumnType.Image type, int fraction) {
    int height = Math.max(1, (type.height() + fraction - 1) / fraction);
    int width = Math.max(1, (type.width() + fraction - 1) / fraction);
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

  /** Number of pixels. */
  public int pixels() {
    return height * width;
  }

  /** Whether a pixel is inside. */
  public boolean contains(int row, int column) {
    return row >= top && row < top + height && column >= left && column < left + width;
  }

  /** Whether the two have a pixel in common. */
  public boolean overlaps(Box other) {
    return top < other.top + other.height
        && other.top < top + height
        && left < other.left + other.width
        && other.left < left + width;
  }

  /** Its place, counted from 1: {@code rows 5 to 12, columns 9 to 16}. */
  public String text() {
    return "rows %s to %s, columns %s to %s"
        .formatted(top + 1, top + height, left + 1, left + width);
  }
}
