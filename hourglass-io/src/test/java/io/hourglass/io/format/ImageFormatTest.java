package io.hourglass.io.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hourglass.data.DataException;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import io.hourglass.io.Tables;
import io.hourglass.io.source.ReadOptions;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageFormatTest {
  @TempDir Path folder;

  private Path save(String name, int width, int height, int type, int rgb) throws IOException {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (type == BufferedImage.TYPE_BYTE_GRAY) {
          image.getRaster().setSample(x, y, 0, rgb);
        } else {
          image.setRGB(x, y, rgb);
        }
      }
    }
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    String format = name.substring(name.lastIndexOf('.') + 1);
    assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
    return file;
  }

  private static ImageColumn image(Table table) {
    return (ImageColumn) table.column("image");
  }

  @Test
  void takesSubFoldersAsLabels() throws IOException {
    save("cat/a.png", 2, 2, BufferedImage.TYPE_INT_RGB, 0xFF102030);
    save("dog/b.png", 2, 2, BufferedImage.TYPE_INT_RGB, 0xFF405060);
    Table table = Tables.read(folder.toString());
    assertThat(table.schema()).hasToString("image image 2x2x3, label categorical");
    assertThat(image(table).pixels(1)).startsWith(0x40, 0x50, 0x60);
    assertThat(table.column("label").value(1)).isEqualTo("dog");
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "gif", "tiff", "jpg"})
  void readsEveryFormat(String format) throws IOException {
    Path file = save("x." + format, 8, 8, BufferedImage.TYPE_INT_RGB, 0xFFFFFFFF);
    assertThat(image(Tables.read(file.toString())).pixel(0, 0)).isEqualTo(255);
  }

  @Test
  void readsWebp() throws IOException {
    // a lossless 1x1 image, 26 bytes of it being the usual wrapping
    byte[] webp =
        java.util.Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
    Path file = Files.write(folder.resolve("x.webp"), webp);
    assertThat(Tables.read(file.toString()).schema().names()).containsExactly("image");
  }

  @Test
  void keepsGrayAsItIs() throws IOException {
    Path file = save("x.png", 3, 2, BufferedImage.TYPE_BYTE_GRAY, 100);
    Table table = Tables.read(file.toString());
    assertThat(table.schema()).hasToString("image image 2x3x1");
    assertThat(image(table).pixel(0, 5)).isEqualTo(100);
  }

  @Test
  void putsTransparentImagesOnWhite() throws IOException {
    Path file = save("x.png", 1, 1, BufferedImage.TYPE_INT_ARGB, 0x00112233);
    assertThat(image(Tables.read(file.toString())).pixel(0, 0)).isEqualTo(255);
  }

  @Test
  void namesTwoFilesOfDifferentSizes() throws IOException {
    save("p/a.png", 2, 2, BufferedImage.TYPE_INT_RGB, 0);
    save("p/b.png", 3, 2, BufferedImage.TYPE_INT_RGB, 0);
    String spec = folder.resolve("p").toString();
    assertThatThrownBy(() -> Tables.read(spec))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "p: expected images of one size, got a.png with 2x2 and b.png with 3x2; resize them"
                + " (setting size=2x2)");
    ReadOptions options = ReadOptions.defaults().withSize(ReadOptions.Size.parse("4x5"));
    assertThat(Tables.read(spec, options).schema()).hasToString("image image 5x4x1");
  }

  @Test
  void readsAZipWithoutUnpackingIt() throws IOException {
    Path image = save("a.png", 2, 2, BufferedImage.TYPE_INT_RGB, 0xFFFF0000);
    Path zip = folder.resolve("x.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(out)) {
      for (String name :
          new String[] {"../../evil/a.png", "ok/b.png", "__MACOSX/._c.png", "d.txt"}) {
        entries.putNextEntry(new ZipEntry(name));
        entries.write(Files.readAllBytes(image));
      }
    }
    Table table = Tables.read(zip.toString());
    assertThat(table.rows()).isEqualTo(2);
    assertThat(table.column("label").value(0)).isEqualTo("evil");
    assertThat(folder.resolve("../../evil")).doesNotExist();
  }

  @Test
  void refusesAGiantBeforeItCostsMemory() throws IOException {
    Path file = folder.resolve("bomb.png");
    ByteBuffer header = ByteBuffer.allocate(17);
    header.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(60_000).putInt(60_000);
    header.put(new byte[] {8, 2, 0, 0, 0});
    byte[] chunk = new byte[17];
    header.rewind().get(chunk);
    CRC32 sum = new CRC32();
    sum.update(chunk);
    ByteBuffer png = ByteBuffer.allocate(8 + 4 + 17 + 4);
    png.putLong(0x89504E470D0A1A0AL).putInt(13).put(chunk).putInt((int) sum.getValue());
    byte[] bytes = new byte[png.capacity()];
    png.rewind().get(bytes);
    Files.write(file, bytes);
    assertThatThrownBy(() -> Tables.read(file.toString()))
        .isInstanceOf(DataException.class)
        .hasMessage("bomb.png: expected an image of at most 100,000,000 pixels, got 3,600,000,000");
  }

  @Test
  void refusesOtherDataAndTruncatedFiles() throws IOException {
    Path other = Files.writeString(folder.resolve("x.png"), "hello");
    assertThatThrownBy(() -> Tables.read(other.toString()))
        .isInstanceOf(DataException.class)
        .hasMessage("x.png: expected a PNG, JPEG, BMP, GIF, WebP or TIFF image, got other data");
    Path whole = save("y.png", 20, 20, BufferedImage.TYPE_INT_RGB, 0);
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(whole, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> Tables.read(whole.toString()))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(
            "y.png: cannot be read as an image, perhaps it is damaged or cut off: ");
  }
}
