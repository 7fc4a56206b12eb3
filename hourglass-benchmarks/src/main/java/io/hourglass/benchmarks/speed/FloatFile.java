package io.hourglass.benchmarks.speed;

import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Files of nothing but float32 numbers, little-endian, rows side by side; every peer reads them.
 */
public final class FloatFile {
  private FloatFile() {}

  /** All numbers of a file. */
  public static float[] read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      FloatBuffer numbers =
          channel
              .map(MapMode.READ_ONLY, 0, channel.size())
              .order(ByteOrder.LITTLE_ENDIAN)
              .asFloatBuffer();
      float[] values = new float[numbers.remaining()];
      numbers.get(values);
      return values;
    }
  }

  /** Writes numbers to a new file. */
  public static void write(Path file, float[] values) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer part = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
      for (int from = 0; from < values.length; from += part.capacity() / Float.BYTES) {
        part.clear();
        for (int i = from; i < values.length && part.hasRemaining(); i++) {
          part.putFloat(values[i]);
        }
        part.flip();
        while (part.hasRemaining()) {
          channel.write(part);
        }
      }
    }
  }

  /** A table of gray images of 28 x 28; the numbers are multiples of 1/255. */
  static Table images(Path file) throws IOException {
    return GrayImages.of(String.valueOf(file.getFileName()), read(file));
  }

  /** A table of numeric columns. */
  public static Table table(Path file, int columns) throws IOException {
    float[] values = read(file);
    List<Column> made = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      double[] cells = new double[values.length / columns];
      for (int row = 0; row < cells.length; row++) {
        cells[row] = values[row * columns + column];
      }
      made.add(new NumericColumn("c" + column, cells));
    }
    return new Table(file.getFileName().toString(), made);
  }
}
