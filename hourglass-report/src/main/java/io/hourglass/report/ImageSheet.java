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
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Pictures as they stand in a page. */
public final class ImageSheet {
  /** Pictures side by side on a sheet. */
  private static final int ACROSS = 20;

  private static final int GAP = 2;

  private ImageSheet() {}

  /** The column of pictures, if there is one. */
  public static Optional<Field> find(Schema schema) {
    return schema.fields().stream()
        .filter(field -> field.type() instanceof ColumnType.Image)
        .findFirst();
  }

  /** The cells of a schema's column of pictures. */
  public static ImageColumn in(Table table, Schema schema) {
    return (ImageColumn) table.column(find(schema).orElseThrow().name());
  }

  /** Pictures in rows, each row over the row of their counterparts. */
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
      graphics.drawImage(picture(above, row), x, y, null);
      graphics.drawImage(picture(below, row), x, y + above.type().height() + 1, null);
    }
    graphics.dispose();
    return sheet;
  }

  /** Pictures in rows of so many. */
  public static BufferedImage grid(ImageColumn pictures, int across) {
    int columns = Math.min(across, pictures.rows());
    int down = (pictures.rows() + columns - 1) / columns;
    int width = pictures.type().width() + GAP;
    int height = pictures.type().height() + GAP;
    BufferedImage grid =
        new BufferedImage(columns * width + GAP, down * height + GAP, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = grid.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, grid.getWidth(), grid.getHeight());
    for (int row = 0; row < pictures.rows(); row++) {
      graphics.drawImage(
          picture(pictures, row), GAP + row % columns * width, GAP + row / columns * height, null);
    }
    graphics.dispose();
    return grid;
  }

  /** Writes a picture as PNG. */
  public static void writePng(BufferedImage picture, Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", bytes);
    Files.write(file, bytes.toByteArray());
  }

  /** A picture as the address of an image, PNG within. */
  public static String dataUri(ImageColumn images, int row) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture(images, row), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("a picture in memory cannot be written", e);
    }
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  /** A picture of a column. */
  public static BufferedImage picture(ImageColumn images, int row) {
    ColumnType.Image type = images.type();
    boolean grey = type.channels() < 3;
    BufferedImage picture =
        new BufferedImage(
            type.width(),
            type.height(),
            grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < type.height(); y++) {
      for (int x = 0; x < type.width(); x++) {
        int at = (y * type.width() + x) * type.channels();
        if (grey) {
          picture.getRaster().setSample(x, y, 0, images.pixel(row, at));
        } else {
          for (int channel = 0; channel < 3; channel++) {
            picture.getRaster().setSample(x, y, channel, images.pixel(row, at + channel));
          }
        }
      }
    }
    return picture;
  }
}
