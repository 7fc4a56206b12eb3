package io.hourglass.report;

import io.hourglass.data.ColumnType;
import io.hourglass.data.Field;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Images of a table, drawn one by one or on sheets. */
public final class ImageSheet {
  /** Images in a row of a sheet. */
  private static final int ACROSS = 20;

  private static final int GAP = 2;

  private ImageSheet() {}

  /** The first column of images, if there is one. */
  public static Optional<Field> find(Schema schema) {
    return schema.fields().stream()
        .filter(field -> field.type() instanceof ColumnType.Image)
        .findFirst();
  }

  /** The cells of the schema's column of images. */
  public static ImageColumn in(Table table, Schema schema) {
    return (ImageColumn) table.column(find(schema).orElseThrow().name());
  }

  /** Pairs of images, such as originals over their reconstructions, 20 in a row. */
  public static BufferedImage sheet(ImageColumn above, ImageColumn below) {
    int across = Math.min(ACROSS, above.rows());
    int down = (above.rows() + ACROSS - 1) / ACROSS;
    int width = above.type().width() + GAP;
    int height = 2 * above.type().height() + 3 * GAP;
    BufferedImage sheet =
        new BufferedImage(across * width + GAP, down * height + GAP, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    for (int row = 0; row < above.rows(); row++) {
      int x = GAP + row % ACROSS * width;
      int y = GAP + row / ACROSS * height;
      graphics.drawImage(image(above, row), x, y, null);
      graphics.drawImage(image(below, row), x, y + above.type().height() + 1, null);
    }
    graphics.dispose();
    return sheet;
  }

  /** Images in rows of {@code across}. */
  public static BufferedImage grid(ImageColumn images, int across) {
    int columns = Math.min(across, images.rows());
    int down = (images.rows() + columns - 1) / columns;
    int width = images.type().width() + GAP;
    int height = images.type().height() + GAP;
    BufferedImage grid =
        new BufferedImage(columns * width + GAP, down * height + GAP, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = grid.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, grid.getWidth(), grid.getHeight());
    for (int row = 0; row < images.rows(); row++) {
      graphics.drawImage(
          image(images, row), GAP + row % columns * width, GAP + row / columns * height, null);
    }
    graphics.dispose();
    return grid;
  }

  /** Writes an image to a PNG file. */
  public static void writePng(BufferedImage image, Path file) throws IOException {
    Files.write(file, png(image));
  }

  /** The content of a PNG file. */
  static byte[] png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("an image in memory cannot be encoded", e);
    }
    return bytes.toByteArray();
  }

  /** One image of a column. */
  public static BufferedImage image(ImageColumn images, int row) {
    ColumnType.Image type = images.type();
    boolean isGray = type.channels() < 3;
    BufferedImage image =
        new BufferedImage(
            type.width(),
            type.height(),
            isGray ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < type.height(); y++) {
      for (int x = 0; x < type.width(); x++) {
        int at = (y * type.width() + x) * type.channels();
        if (isGray) {
          image.getRaster().setSample(x, y, 0, images.pixel(row, at));
        } else {
          for (int channel = 0; channel < 3; channel++) {
            image.getRaster().setSample(x, y, channel, images.pixel(row, at + channel));
          }
        }
      }
    }
    return image;
  }
}
