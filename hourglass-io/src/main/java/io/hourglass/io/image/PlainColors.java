package io.hourglass.io.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Gray images in the form that Java draws as they are: it takes other gray images for linear light,
 * and would brighten them.
 */
final class PlainColors {
  private static final int EIGHT_BITS = 8;

  private PlainColors() {}

  static BufferedImage of(BufferedImage image) {
    ColorModel colors = image.getColorModel();
    boolean isGray = colors.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    boolean isStandard = image.getType() == BufferedImage.TYPE_BYTE_GRAY;
    if (colors instanceof IndexColorModel palette) {
      return isGray(palette) ? looked(image) : image;
    }
    return isGray && !isStandard ? plain(image) : image;
  }

  private static boolean isGray(IndexColorModel palette) {
    return !palette.hasAlpha()
        && IntStream.range(0, palette.getMapSize())
            .allMatch(i ->
                palette.getRed(i) == palette.getBlue(i)
                    && palette.getGreen(i) == palette.getBlue(i));
  }

  /** The grays that a palette names. */
  private static BufferedImage looked(BufferedImage image) {
    int width = image.getWidth();
    BufferedImage plain = new BufferedImage(width, image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    int[] row = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      plain
          .getRaster()
          .setSamples(0, y, width, 1, 0, Arrays.stream(row).map(c -> c & 0xFF).toArray());
    }
    return plain;
  }

  /** Eight bits, with transparency where there is some. */
  private static BufferedImage plain(BufferedImage image) {
    boolean transparent = image.getColorModel().hasAlpha();
    int type = transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_BYTE_GRAY;
    BufferedImage plain = new BufferedImage(image.getWidth(), image.getHeight(), type);
    for (int y = 0; y < image.getHeight(); y++) {
      if (transparent) {
        copyWithAlpha(image, plain, y);
      } else {
        copy(image.getRaster(), plain, y);
      }
    }
    return plain;
  }

  private static void copy(Raster from, BufferedImage to, int y) {
    to.getRaster().setSamples(0, y, from.getWidth(), 1, 0, bytes(from, y, 0));
  }

  private static void copyWithAlpha(BufferedImage from, BufferedImage to, int y) {
    Raster raster = from.getRaster();
    int[] gray = bytes(raster, y, 0);
    int[] alpha = bytes(raster, y, 1);
    boolean premultiplied = from.isAlphaPremultiplied();
    int[] row = new int[gray.length];
    for (int x = 0; x < row.length; x++) {
      int level = premultiplied && alpha[x] > 0 ? Math.min(255, gray[x] * 255 / alpha[x]) : gray[x];
      row[x] = alpha[x] << 24 | level * 0x010101;
    }
    to.setRGB(0, y, row.length, 1, row, 0, row.length);
  }

  /** A row of samples, 0 to 255 whatever their number of bits. */
  private static int[] bytes(Raster raster, int y, int band) {
    int[] samples = raster.getSamples(0, y, raster.getWidth(), 1, band, (int[]) null);
    int bits = raster.getSampleModel().getSampleSize(band);
    if (bits != EIGHT_BITS) {
      long most = (1L << bits) - 1;
      for (int x = 0; x < samples.length; x++) {
        samples[x] = (int) (((samples[x] & most) * 255 + most / 2) / most);
      }
    }
    return samples;
  }
}
