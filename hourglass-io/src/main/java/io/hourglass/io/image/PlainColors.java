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
    BufferedImage plain = blank(image, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < image.getHeight(); y++) {
      plain.getRaster().setSamples(0, y, image.getWidth(), 1, 0, blues(image, y));
    }
    return plain;
  }

  private static BufferedImage blank(BufferedImage image, int type) {
    return new BufferedImage(image.getWidth(), image.getHeight(), type);
  }

  private static int[] blues(BufferedImage image, int y) {
    int[] row = image.getRGB(0, y, image.getWidth(), 1, null, 0, image.getWidth());
    return Arrays.stream(row).map(color -> color & 0xFF).toArray();
  }

  /** Eight bits, with transparency where there is some. */
  private static BufferedImage plain(BufferedImage image) {
    return image.getColorModel().hasAlpha() ? transparent(image) : opaque(image);
  }

  private static BufferedImage opaque(BufferedImage image) {
    BufferedImage plain = blank(image, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < image.getHeight(); y++) {
      int[] row = bytes(image.getRaster(), y, 0);
      plain.getRaster().setSamples(0, y, image.getWidth(), 1, 0, row);
    }
    return plain;
  }

  private static BufferedImage transparent(BufferedImage image) {
    BufferedImage plain = blank(image, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < image.getHeight(); y++) {
      copyWithAlpha(image, plain, y);
    }
    return plain;
  }

  private static void copyWithAlpha(BufferedImage from, BufferedImage to, int y) {
    int[] gray = bytes(from.getRaster(), y, 0);
    int[] alpha = bytes(from.getRaster(), y, 1);
    int[] row = new int[gray.length];
    for (int x = 0; x < row.length; x++) {
      int level = from.isAlphaPremultiplied() ? unmultiplied(gray[x], alpha[x]) : gray[x];
      row[x] = alpha[x] << 24 | level * 0x010101;
    }
    to.setRGB(0, y, row.length, 1, row, 0, row.length);
  }

  private static int unmultiplied(int gray, int alpha) {
    return alpha > 0 ? Math.min(255, gray * 255 / alpha) : gray;
  }

  /** A row of samples, 0 to 255 whatever their number of bits. */
  private static int[] bytes(Raster raster, int y, int band) {
    int[] samples = raster.getSamples(0, y, raster.getWidth(), 1, band, (int[]) null);
    int bits = raster.getSampleModel().getSampleSize(band);
    if (bits == EIGHT_BITS) {
      return samples;
    }
    return Arrays.stream(samples).map(sample -> scaled(sample, bits)).toArray();
  }

  private static int scaled(int sample, int bits) {
    long most = (1L << bits) - 1;
    return (int) (((sample & most) * 255 + most / 2) / most);
  }
}
