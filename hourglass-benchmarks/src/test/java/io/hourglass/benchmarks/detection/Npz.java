package io.hourglass.benchmarks.detection;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes tables as NumPy does: X in Fortran order, y as bytes. */
final class Npz {
  private Npz() {}

  /** Writes {@code values[column][row]}. */
  static Path write(Path file, double[][] values, int[] labels) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("X.npy"));
      int rows = labels.length;
      head(zip, "<f8", "%d, %d".formatted(rows, values.length));
      ByteBuffer data =
          ByteBuffer.allocate(values.length * rows * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      for (double[] column : values) {
        for (double value : column) {
          data.putDouble(value);
        }
      }
      zip.write(data.array());
      zip.putNextEntry(new ZipEntry("y.npy"));
      head(zip, "|u1", rows + ",");
      for (int label : labels) {
        zip.write(label);
      }
    }
    return file;
  }

  private static void head(OutputStream out, String type, String shape) throws IOException {
    byte[] text =
        "{'descr': '%s', 'fortran_order': True, 'shape': (%s), }\n"
            .formatted(type, shape)
            .getBytes(StandardCharsets.US_ASCII);
    out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    out.write(new byte[] {(byte) text.length, 0});
    out.write(text);
  }

  /** Normal rows in a square, one in ten far from it. */
  static Path easy(Path file, int rows) throws IOException {
    SplittableRandom random = new SplittableRandom(rows);
    double[][] values = new double[3][rows];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = row % 10 == 0 ? 1 : 0;
      values[0][row] = random.nextDouble() + 9 * labels[row];
      values[1][row] = 100 * random.nextDouble() - 900 * labels[row];
      values[2][row] = 7;
    }
    return write(file, values, labels);
  }
}
