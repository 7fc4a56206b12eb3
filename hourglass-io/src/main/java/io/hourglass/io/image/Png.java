package io.hourglass.io.image;

import io.hourglass.data.ColumnType;
import io.hourglass.data.DataException;
import io.hourglass.data.ImageColumn;
import io.hourglass.io.source.WriteFailure;
import io.hourglass.store.AtomicFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Images of a table as PNG: each in a file, or many on one contact sheet. */
public final class Png {
  private static final int GAP = 2;
  private static final int GAP_GRAY = 0x80;

  private Png() {}

  /** One image. */
  public static BufferedImage image(ImageColumn column, int row) {
    ColumnType.Image type = column.type();
    BufferedImage image = blank(type.width(), type.height(), type);
    draw(column, row, image, 0, 0);
    return image;
  }

  /**
   * The first images side by side, in rows from the top, with thin gray lines between them.
   *
   * @param across images of a row
   * @param most of how many images
   */
  public static BufferedImage sheet(ImageColumn column, int across, int most) {
    if (across < 1 || most < 1) {
      throw new IllegalArgumentException(
          "a contact sheet must have at least 1 image, got %d across and %d in all"
              .formatted(across, most));
    }
    ColumnType.Image type = column.type();
    int count = Math.min(most, column.rows());
    int columns = Math.min(across, count);
    int rows = (count + columns - 1) / columns;
    int stepX = type.width() + GAP;
    int stepY = type.height() + GAP;
    BufferedImage sheet = blank(columns * stepX + GAP, rows * stepY + GAP, type);
    for (int i = 0; i < count; i++) {
      draw(column, i, sheet, GAP + i % columns * stepX, GAP + i / columns * stepY);
    }
    return sheet;
  }

  private static BufferedImage blank(int width, int height, ColumnType.Image type) {
    boolean gray = type.channels() == 1;
    BufferedImage image =
        new BufferedImage(
            width, height, gray ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
    int[] samples = new int[width * height * image.getRaster().getNumBands()];
    Arrays.fill(samples, GAP_GRAY);
    image.getRaster().setPixels(0, 0, width, height, samples);
    return image;
  }

  private static void draw(ImageColumn column, int row, BufferedImage target, int left, int top) {
    ColumnType.Image type = column.type();
    int bands = target.getRaster().getNumBands();
    for (int i = 0; i < type.width() * type.height(); i++) {
      for (int band = 0; band < bands; band++) {
        int value = column.pixel(row, i * type.channels() + Math.min(band, type.channels() - 1));
        target.getRaster().setSample(left + i % type.width(), top + i / type.width(), band, value);
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
      write(folder.resolve("%06d.png".formatted(row + 1)), image(column, row));
    }
  }
}
