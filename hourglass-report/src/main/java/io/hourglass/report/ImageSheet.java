package io.hourglass.report;

import io.hourglass.data.ColumnType;
import io.hourglass.data.Field;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
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
  private static final Color GRAY = new Color(0x80, 0x80, 0x80);

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
    int height = above.type().height();
    return new Cells(
            above.rows(), ACROSS, above.type().width(), 2 * height + 2 * GAP, form(above.type()))
        .drawn(
            Color.WHITE,
            (graphics, row, left, top) -> {
              graphics.drawImage(image(above, row), left, top, null);
              graphics.drawImage(image(below, row), left, top + height + 1, null);
            });
  }

  /** Images in rows of {@code across}, with white lines between them. */
  public static BufferedImage grid(ImageColumn images, int across) {
    return grid(images, across, images.rows(), Color.WHITE);
  }

  /**
   * The first images in rows of {@code across}, with gray lines between them.
   *
   * @param most number of images, at most
   */
  public static BufferedImage grayGrid(ImageColumn images, int across, int most) {
    if (across < 1 || most < 1) {
      throw new IllegalArgumentException(
          "a contact sheet must have at least 1 image, got %d across and %d in all"
              .formatted(across, most));
    }
    return grid(images, across, Math.min(most, images.rows()), GRAY);
  }

  private static BufferedImage grid(ImageColumn images, int across, int count, Color lines) {
    ColumnType.Image type = images.type();
    return new Cells(count, across, type.width(), type.height(), form(type))
        .drawn(
            lines,
            (graphics, row, left, top) -> graphics.drawImage(image(images, row), left, top, null));
  }

  /** Draws the content of a cell of a sheet. */
  private interface CellContent {
    void draw(Graphics2D graphics, int cell, int left, int top);
  }

  /**
   * The cells of a sheet, in rows from the top.
   *
   * @param count of all cells
   * @param across cells of a row, at most
   * @param width of a cell
   * @param height of a cell
   * @param form of the sheet, a type of {@link BufferedImage}
   */
  private record Cells(int count, int across, int width, int height, int form) {
    private BufferedImage drawn(Color lines, CellContent content) {
      int columns = Math.min(across, count);
      BufferedImage sheet = blank(columns, (count + columns - 1) / columns, lines);
      Graphics2D graphics = sheet.createGraphics();
      for (int cell = 0; cell < count; cell++) {
        int left = GAP + cell % columns * (width + GAP);
        content.draw(graphics, cell, left, GAP + cell / columns * (height + GAP));
      }
      graphics.dispose();
      return sheet;
    }

    private BufferedImage blank(int columns, int rows, Color color) {
      BufferedImage blank =
          new BufferedImage(columns * (width + GAP) + GAP, rows * (height + GAP) + GAP, form);
      Graphics2D graphics = blank.createGraphics();
      graphics.setColor(color);
      graphics.fillRect(0, 0, blank.getWidth(), blank.getHeight());
      graphics.dispose();
      return blank;
    }
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

  private static int form(ColumnType.Image type) {
    return type.channels() < 3 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
  }

  /** One image of a column. */
  public static BufferedImage image(ImageColumn images, int row) {
    ColumnType.Image type = images.type();
    BufferedImage image = new BufferedImage(type.width(), type.height(), form(type));
    WritableRaster raster = image.getRaster();
    for (int band = 0; band < raster.getNumBands(); band++) {
      fillBand(raster, band, images, row);
    }
    return image;
  }

  private static void fillBand(WritableRaster raster, int band, ImageColumn images, int row) {
    ColumnType.Image type = images.type();
    for (int pixel = 0; pixel < type.width() * type.height(); pixel++) {
      int value = images.pixel(row, pixel * type.channels() + band);
      raster.setSample(pixel % type.width(), pixel / type.width(), band, value);
    }
  }
}
