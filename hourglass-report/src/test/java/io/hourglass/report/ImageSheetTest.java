package io.hourglass.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.data.ColumnType;
import io.hourglass.data.ImageColumn;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSheetTest {
  private static final ColumnType.Image TYPE = new ColumnType.Image(2, 3, 1);

  @TempDir Path folder;

  private static ImageColumn images(int count) {
    byte[][] pixels = new byte[count][6];
    for (int i = 0; i < count; i++) {
      Arrays.fill(pixels[i], (byte) (40 * (i + 1)));
    }
    return new ImageColumn("image", TYPE, pixels);
  }

  private static int sample(BufferedImage sheet, int x, int y) {
    return sheet.getRaster().getSample(x, y, 0);
  }

  @Test
  void drawsTheFirstImagesBetweenGrayLines() {
    BufferedImage sheet = ImageSheet.grayGrid(images(5), 2, 3);

    assertThat(sheet.getWidth()).isEqualTo(2 + 2 * 5);
    assertThat(sheet.getHeight()).isEqualTo(2 + 2 * 4);
    assertThat(sample(sheet, 0, 0)).isEqualTo(0x80);
    assertThat(sample(sheet, 2, 2)).isEqualTo(40);
    assertThat(sample(sheet, 7, 2)).isEqualTo(80);
    assertThat(sample(sheet, 2, 6)).isEqualTo(120);
    assertThat(sample(sheet, 7, 6)).isEqualTo(0x80);
  }

  @Test
  void writesGrayImagesAsAGraySheet() throws IOException {
    Path target = folder.resolve("sheet.png");

    ImageSheet.writePng(ImageSheet.grayGrid(images(5), 10, 100), target);

    BufferedImage read = ImageIO.read(target.toFile());
    assertThat(read.getWidth()).isEqualTo(27);
    assertThat(read.getHeight()).isEqualTo(6);
    assertThat(read.getRaster().getNumBands()).isEqualTo(1);
  }

  @Test
  void drawsPairsBelowEachOtherOnWhite() {
    BufferedImage sheet = ImageSheet.sheet(images(2), images(2));

    assertThat(sheet.getWidth()).isEqualTo(2 + 2 * 5);
    assertThat(sheet.getHeight()).isEqualTo(2 + 2 * 2 + 3 * 2);
    assertThat(sample(sheet, 0, 0)).isEqualTo(255);
    assertThat(sample(sheet, 7, 2)).isEqualTo(80);
    assertThat(sample(sheet, 7, 4)).isEqualTo(255);
    assertThat(sample(sheet, 7, 5)).isEqualTo(80);
  }
}
