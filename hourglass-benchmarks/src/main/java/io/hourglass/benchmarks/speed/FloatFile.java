package io.hourglass.benchmarks.speed;

import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Files of nothing but float32 numbers, little-endian, rows side by side; every peer reads them.
 */
final class FloatFile {
  private FloatFile() {}

  /** All numbers of a file. */
  static float[] read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      FloatBuffer numbers = mapped(channel, MapMode.READ_ONLY, channel.size());
      float[] values = new float[numbers.remaining()];
      numbers.get(values);
      return values;
    }
  }

  /** Writes numbers to a file. */
  static void write(Path file, float[] values) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long size = (long) values.length * Float.BYTES;
      mapped(channel.truncate(size), MapMode.READ_WRITE, size).put(values);
    }
  }

  private static FloatBuffer mapped(FileChannel channel, MapMode mode, long size)
      throws IOException {
    return channel.map(mode, 0, size).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
  }

  /** The numbers of a table, rows side by side. */
  static float[] values(Table table) {
    int width = table.columns().size();
    float[] values = new float[table.rows() * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((NumericColumn) table.columns().get(i % width)).get(i / width);
    }
    return values;
  }
}
