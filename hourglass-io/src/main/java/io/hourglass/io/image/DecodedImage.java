package io.hourglass.io.image;

import io.hourglass.io.source.ReadOptions;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Transparency;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A decoded image. */
public final class DecodedImage {
  private final String name;
  private final int width;
  private final int height;
  private final boolean gray;
  private final byte[] pixels;

  private DecodedImage(String name, BufferedImage image, boolean gray) {
    this.name = name;
    this.width = image.getWidth();
    this.height = image.getHeight();
    this.gray = gray;
    this.pixels = pixels(image, gray ? 1 : 3);
  }

  /**
   * An image on white, resized.
   *
   * @param name with its folders
   * @param raw with plain colors, upright
   * @param size to resize it to
   */
  static DecodedImage of(String name, BufferedImage raw, Optional<ReadOptions.Size> size) {
    int width = size.map(ReadOptions.Size::width).orElse(raw.getWidth());
    int height = size.map(ReadOptions.Size::height).orElse(raw.getHeight());
    boolean isResized = width != raw.getWidth() || height != raw.getHeight();
    if (!isResized && raw.getTransparency() == Transparency.OPAQUE) {
      return new DecodedImage(name, raw, isPlainGray(raw) || isGray(raw));
    }
    BufferedImage onWhite = onWhite(shrunk(raw, width, height), width, height);
    return new DecodedImage(name, onWhite, isGray(onWhite));
  }

  private static boolean isPlainGray(BufferedImage image) {
    return image.getType() == BufferedImage.TYPE_BYTE_GRAY;
  }

  private static BufferedImage onWhite(BufferedImage image, int width, int height) {
    BufferedImage target = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    draw(image, target, RenderingHints.VALUE_INTERPOLATION_BICUBIC, Color.WHITE);
    return target;
  }

  /** Fills the target with the image, scaled; without a background, transparency stays. */
  private static void draw(
      BufferedImage image, BufferedImage target, Object interpolation, @Nullable Color background) {
    Graphics2D canvas = target.createGraphics();
    canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, interpolation);
    canvas.drawImage(image, 0, 0, target.getWidth(), target.getHeight(), background, null);
    canvas.dispose();
  }

  /** Halved until less than twice too large, as one big step would skip pixels. */
  private static BufferedImage shrunk(BufferedImage image, int width, int height) {
    BufferedImage current = image;
    while (current.getWidth() >= 2 * width && current.getHeight() >= 2 * height) {
      current = halved(current);
    }
    return current;
  }

  private static BufferedImage halved(BufferedImage image) {
    BufferedImage half =
        new BufferedImage(image.getWidth() / 2, image.getHeight() / 2, BufferedImage.TYPE_INT_ARGB);
    draw(image, half, RenderingHints.VALUE_INTERPOLATION_BILINEAR, null);
    return half;
  }

  private static boolean isGray(BufferedImage image) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int rgb : rgb(image, y)) {
        if (((rgb >> 16) & 0xFF) != (rgb & 0xFF) || ((rgb >> 8) & 0xFF) != (rgb & 0xFF)) {
          return false;
        }
      }
    }
    return true;
  }

  private static int[] rgb(BufferedImage image, int y) {
    return image.getRGB(0, y, image.getWidth(), 1, null, 0, image.getWidth());
  }

  public String name() {
    return name;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** Width and height as in {@code 28x28}. */
  public String dimensions() {
    return width() + "x" + height();
  }

  public boolean isGray() {
    return gray;
  }

  /** The name of the folder that it lies in, empty at the top. */
  public String folder() {
    int end = name.lastIndexOf('/');
    return end < 0 ? "" : name.substring(name.lastIndexOf('/', end - 1) + 1, end);
  }

  /** Rows of pixels from the top, 1 or 3 bytes a pixel; an image in color has 3. */
  public byte[] pixels(int channels) {
    if (channels == (gray ? 1 : 3)) {
      return pixels;
    }
    byte[] spread = new byte[width * height * channels];
    for (int i = 0; i < spread.length; i++) {
      spread[i] = pixels[i / channels];
    }
    return spread;
  }

  private static byte[] pixels(BufferedImage image, int channels) {
    byte[] pixels = new byte[image.getWidth() * image.getHeight() * channels];
    for (int y = 0; y < image.getHeight(); y++) {
      copyRow(image, y, pixels, channels);
    }
    return pixels;
  }

  private static void copyRow(BufferedImage image, int y, byte[] pixels, int channels) {
    int at = y * image.getWidth() * channels;
    if (isPlainGray(image)) {
      // not through getRGB, which would brighten: Java takes such grays for linear light
      copy(image.getRaster().getSamples(0, y, image.getWidth(), 1, 0, (int[]) null), pixels, at);
    } else {
      split(rgb(image, y), pixels, at, channels);
    }
  }

  private static void split(int[] rgb, byte[] pixels, int at, int channels) {
    for (int i = 0; i < rgb.length * channels; i++) {
      int channel = i % channels;
      pixels[at + i] = (byte) (rgb[i / channels] >> (16 - 8 * channel));
    }
  }

  private static void copy(int[] gray, byte[] pixels, int at) {
    for (int i = 0; i < gray.length; i++) {
      pixels[at + i] = (byte) gray[i];
    }
  }
}
