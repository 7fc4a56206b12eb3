package io.hourglass.io.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.data.ColumnType;
import io.hourglass.data.ImageColumn;
import io.hourglass.io.Tables;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images that lie as the camera was held come out upright, by the table of EXIF 2.32, 4.6.4. */
class OrientationTest {
  private static final int WIDTH = 48;
  private static final int HEIGHT = 32;

  @TempDir Path folder;

  /** Darker to the right and much darker below: no turn of it looks like another one. */
  private static int level(int x, int y) {
    return 250 - 2 * x - 4 * y;
  }

  /** Where the first row and the first column of the stored image are when it is looked at. */
  @ParameterizedTest
  @CsvSource({
    "1, top, left", "2, top, right", "3, bottom, right", "4, bottom, left",
    "5, left, top", "6, right, top", "7, right, bottom", "8, left, bottom"
  })
  void standsUpright(int exif, String row, String column) throws IOException {
    BufferedImage stored = stored(row, column);
    for (Path file :
        new Path[] {
          write("x.jpg", withSegment(encoded(stored, "jpg"), exif)),
          write("x.png", withChunk(encoded(stored, "png"), exif))
        }) {
      ImageColumn images = (ImageColumn) Tables.read(file).column("image");
      assertThat(images.type()).isEqualTo(new ColumnType.Image(HEIGHT, WIDTH, 1));
      for (int i = 0; i < WIDTH * HEIGHT; i++) {
        assertThat(images.pixel(0, i))
            .as("%s, pixel %d", file.getFileName(), i)
            .isCloseTo(level(i % WIDTH, i / WIDTH), within(4));
      }
    }
  }

  private static BufferedImage stored(String firstRow, String firstColumn) {
    boolean lies = firstRow.equals("left") || firstRow.equals("right");
    int width = lies ? HEIGHT : WIDTH;
    int height = lies ? WIDTH : HEIGHT;
    BufferedImage stored = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int r = 0; r < height; r++) {
      for (int c = 0; c < width; c++) {
        int along = along(firstRow, r);
        int across = along(firstColumn, c);
        stored.getRaster().setSample(c, r, 0, lies ? level(along, across) : level(across, along));
      }
    }
    return stored;
  }

  private static int along(String first, int index) {
    return switch (first) {
      case "right" -> WIDTH - 1 - index;
      case "bottom" -> HEIGHT - 1 - index;
      default -> index;
    };
  }

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  /** A TIFF header and a directory with one entry: tag 274, a short. */
  private static byte[] exif(int orientation) {
    return new byte[] {
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      18,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) orientation,
      0,
      0,
      0,
      0,
      0,
      0
    };
  }

  /** Behind the mark that starts a JPEG file. */
  private static byte[] withSegment(byte[] jpeg, int orientation) throws IOException {
    byte[] exif = exif(orientation);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(jpeg, 0, 2);
    out.writeShort(0xFFE1);
    out.writeShort(2 + 6 + exif.length);
    out.writeBytes("Exif\0\0");
    out.write(exif);
    out.write(jpeg, 2, jpeg.length - 2);
    return bytes.toByteArray();
  }

  /** Behind the first chunk of a PNG file. */
  private static byte[] withChunk(byte[] png, int orientation) throws IOException {
    int firstEnd = 8 + 12 + 13;
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    chunk.writeBytes("eXIf".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    chunk.writeBytes(exif(orientation));
    CRC32 sum = new CRC32();
    sum.update(chunk.toByteArray());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(Arrays.copyOf(png, firstEnd));
    out.writeInt(chunk.size() - 4);
    out.write(chunk.toByteArray());
    out.writeInt((int) sum.getValue());
    out.write(png, firstEnd, png.length - firstEnd);
    return bytes.toByteArray();
  }
}
