package io.hourglass.io.image;

import io.hourglass.data.DataException;
import io.hourglass.io.source.ReadOptions;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** A decoded image. */
public final class DecodedImage {
  /** More is a claim to be refused before memory is spent on it. */
  private static final long MAX_PIXELS = 100_000_000;

  static {
    // the cache on disk is for images that do not fit in memory
    ImageIO.setUseCache(false);
  }

  private final String name;
  private final BufferedImage image;
  private final boolean gray;

  private DecodedImage(String name, BufferedImage image, boolean gray) {
    this.name = name;
    this.image = image;
    this.gray = gray;
  }

  /**
   * Decodes an image.
   *
   * @param name with its folders, for messages and the label
   * @param size to resize it to
   */
  public static DecodedImage read(String name, InputStream in, Optional<ReadOptions.Size> size)
      throws IOException {
    try (ImageInputStream stream = ImageIO.createImageInputStream(in)) {
      return of(name, decode(name, stream), size);
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // decoders meet damage in many ways
      throw new DataException(
          "%s: cannot be read as an image, perhaps it is damaged or cut off: %s"
              .formatted(name, e.getMessage()),
          e);
    }
  }

  private static BufferedImage decode(String name, ImageInputStream stream) throws IOException {
    ImageReader reader = reader(name, stream);
    try {
      reader.setInput(stream, true, true);
      checkPixels(name, (long) reader.getWidth(0) * reader.getHeight(0));
      return reader.read(0);
    } finally {
      reader.dispose();
    }
  }

  private static ImageReader reader(String name, ImageInputStream stream) {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
    if (!readers.hasNext()) {
      throw new DataException(
          name + ": expected a PNG, JPEG, BMP, GIF, WebP or TIFF image, got other data");
    }
    return readers.next();
  }

  private static void checkPixels(String name, long pixels) {
    if (pixels > MAX_PIXELS) {
      throw new DataException(
          "%s: expected an image of at most %,d pixels, got %,d"
              .formatted(name, MAX_PIXELS, pixels));
    }
  }

  private static DecodedImage of(String name, BufferedImage raw, Optional<ReadOptions.Size> size) {
    int width = size.map(ReadOptions.Size::width).orElse(raw.getWidth());
    int height = size.map(ReadOptions.Size::height).orElse(raw.getHeight());
    boolean isResized = width != raw.getWidth() || height != raw.getHeight();
    if (isPlainGray(raw) && !isResized) {
      return new DecodedImage(name, raw, true);
    }
    BufferedImage onWhite = onWhite(shrunk(raw, width, height), width, height);
    return new DecodedImage(name, onWhite, isGray(onWhite));
  }

  private static boolean isPlainGray(BufferedImage image) {
    return image.getColorModel().getNumComponents() == 1
        && image.getRaster().getSampleModel().getSampleSize(0) == 8
        && image.getType() == BufferedImage.TYPE_BYTE_GRAY;
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
      BufferedImage half =
          new BufferedImage(
              current.getWidth() / 2, current.getHeight() / 2, BufferedImage.TYPE_INT_ARGB);
      draw(current, half, RenderingHints.VALUE_INTERPOLATION_BILINEAR, null);
      current = half;
    }
    return current;
  }

  private static boolean isGray(BufferedImage image) {
    for (int rgb : rgb(image)) {
      if (((rgb >> 16) & 0xFF) != (rgb & 0xFF) || ((rgb >> 8) & 0xFF) != (rgb & 0xFF)) {
        return false;
      }
    }
    return true;
  }

  private static int[] rgb(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  public String name() {
    return name;
  }

  public int width() {
    return image.getWidth();
  }

  public int height() {
    return image.getHeight();
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

  /** Rows of pixels from the top, 1 or 3 bytes a pixel. */
  public byte[] pixels(int channels) {
    // not through getRGB, which would brighten: Java takes such grays for linear light
    return image.getType() == BufferedImage.TYPE_BYTE_GRAY
        ? spread(image.getRaster().getSamples(0, 0, width(), height(), 0, (int[]) null), channels)
        : split(rgb(image), channels);
  }

  private static byte[] split(int[] rgb, int channels) {
    byte[] pixels = new byte[rgb.length * channels];
    for (int i = 0; i < pixels.length; i++) {
      int channel = i % channels;
      pixels[i] = (byte) (rgb[i / channels] >> (16 - 8 * channel));
    }
    return pixels;
  }

  private static byte[] spread(int[] gray, int channels) {
    byte[] pixels = new byte[gray.length * channels];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) gray[i / channels];
    }
    return pixels;
  }
}
