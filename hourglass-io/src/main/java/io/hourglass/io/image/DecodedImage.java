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
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        throw new DataException(
            name + ": expected a PNG, JPEG, BMP, GIF, WebP or TIFF image, got other data");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(stream, true, true);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MAX_PIXELS) {
          throw new DataException(
              "%s: expected an image of at most %,d pixels, got %,d"
                  .formatted(name, MAX_PIXELS, pixels));
        }
        return of(name, reader.read(0), size);
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // decoders meet damage in many ways
      throw new DataException(
          "%s: cannot be read as an image, perhaps it is damaged or cut off: %s"
              .formatted(name, e.getMessage()),
          e);
    }
  }

  private static DecodedImage of(String name, BufferedImage raw, Optional<ReadOptions.Size> size) {
    boolean plainGray =
        raw.getColorModel().getNumComponents() == 1
            && raw.getRaster().getSampleModel().getSampleSize(0) == 8
            && raw.getType() == BufferedImage.TYPE_BYTE_GRAY;
    boolean resized =
        size.isPresent()
            && (size.get().width() != raw.getWidth() || size.get().height() != raw.getHeight());
    if (plainGray && !resized) {
      return new DecodedImage(name, raw, true);
    }
    int width = size.map(ReadOptions.Size::width).orElse(raw.getWidth());
    int height = size.map(ReadOptions.Size::height).orElse(raw.getHeight());
    BufferedImage onWhite = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = onWhite.createGraphics();
    canvas.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    canvas.drawImage(shrunk(raw, width, height), 0, 0, width, height, Color.WHITE, null);
    canvas.dispose();
    return new DecodedImage(name, onWhite, isGray(onWhite));
  }

  /** Halved until less than twice too large, as one big step would skip pixels. */
  private static BufferedImage shrunk(BufferedImage image, int width, int height) {
    BufferedImage current = image;
    while (current.getWidth() >= 2 * width && current.getHeight() >= 2 * height) {
      int halfWidth = current.getWidth() / 2;
      int halfHeight = current.getHeight() / 2;
      BufferedImage half = new BufferedImage(halfWidth, halfHeight, BufferedImage.TYPE_INT_ARGB);
      Graphics2D canvas = half.createGraphics();
      canvas.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      canvas.drawImage(current, 0, 0, halfWidth, halfHeight, null);
      canvas.dispose();
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
    if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
      // not through getRGB, which would brighten: Java takes such grays for linear light
      return spread(
          image.getRaster().getSamples(0, 0, width(), height(), 0, (int[]) null), channels);
    }
    int[] rgb = rgb(image);
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
