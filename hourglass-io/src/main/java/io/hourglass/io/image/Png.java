package io.hourglass.io.image;

import io.hourglass.data.ColumnType;
import io.hourglass.data.DataException;
import io.hourglass.data.ImageColumn;
import io.hourglass.io.source.WriteFailure;
import io.hourglass.store.AtomicFile;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Images of a table as PNG files. */
public final class Png {
  private Png() {}

  /** One image. */
  public static BufferedImage image(ImageColumn column, int row) {
    ColumnType.Image type = column.type();
    boolean isGray = type.channels() == 1;
    int form = isGray ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
    BufferedImage image = new BufferedImage(type.width(), type.height(), form);
    copy(column, row, image.getRaster());
    return image;
  }

  private static void copy(ImageColumn column, int row, WritableRaster raster) {
    ColumnType.Image type = column.type();
    for (int i = 0; i < type.width() * type.height(); i++) {
      for (int band = 0; band < raster.getNumBands(); band++) {
        int value = column.pixel(row, i * type.channels() + Math.min(band, type.channels() - 1));
        raster.setSample(i % type.width(), i / type.width(), band, value);
      }
    }
  }

  /** The content of a PNG file. */
  public static byte[] bytes(BufferedImage image) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
  }

  /**
   * Writes one file.
   *
   * @throws DataException if it cannot be written; nothing is left behind then
   */
  public static void write(Path target, BufferedImage image) {
    try {
      AtomicFile.write(target, temporary -> Files.write(temporary, bytes(image)));
    } catch (IOException e) {
      throw WriteFailure.of(target, e);
    }
  }

  /**
   * Writes each image to a file {@code 000001.png}, {@code 000002.png}, ... of a folder, which is
   * made if need be.
   *
   * @throws DataException if that fails
   */
  public static void writeFolder(Path folder, ImageColumn column) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new DataException(folder + ": cannot be made a folder: " + e.getMessage(), e);
    }
    for (int row = 0; row < column.rows(); row++) {
      write(folder.resolve(String.format(Locale.ROOT, "%06d.png", row + 1)), image(column, row));
    }
  }
}
