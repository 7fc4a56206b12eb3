package io.hourglass.io.image;

import io.hourglass.data.DataException;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.setting.SettingReference;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;

/** The memory that the images of a table may take: few kilobytes can claim to be gigabytes. */
final class DecodingMemory {
  /** More pixels are a claim to be refused before memory is spent on it. */
  private static final long MAX_PIXELS = 100_000_000;

  private static final int MEGABYTE = 1 << 20;

  /** Pixels of all images may take this share of the memory. */
  private static final double KEPT_SHARE = 0.5;

  /** One image that is being decoded may take this share. */
  private static final double MOST_SHARE = 0.6;

  private final long total = Runtime.getRuntime().maxMemory();
  private final AtomicLong kept = new AtomicLong();

  /** A third of the memory is for images that are being decoded, in megabytes. */
  private final int working = (int) Math.max(1, total / 3 / MEGABYTE);

  private final Semaphore free = new Semaphore(working);

  /** Decodes an image. */
  @FunctionalInterface
  interface Decoding {
    /** Returns the image. */
    DecodedImage run() throws IOException;
  }

  /**
   * What an image takes.
   *
   * @param name of the image
   * @param dimensions of its pixels, as in {@code 28x28}
   * @param working bytes while it is decoded
   * @param kept bytes from then on
   */
  record Claim(String name, String dimensions, long working, long kept) {
    /** From the header of an image. */
    static Claim of(String name, ImageReader reader, Optional<ReadOptions.Size> size)
        throws IOException {
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      checkPixels(name, pixels);
      long target = size.map(to -> (long) to.width() * to.height()).orElse(pixels);
      long raw = pixels * bytesOfPixel(reader);
      // a half-sized copy while it is resized, else a copy in plain colors
      long copy = size.isPresent() ? pixels : 4 * pixels;
      String dimensions = reader.getWidth(0) + "x" + reader.getHeight(0);
      return new Claim(name, dimensions, raw + copy, target);
    }

    private static void checkPixels(String name, long pixels) {
      if (pixels > MAX_PIXELS) {
        throw new DataException(
            "%s: expected an image of at most %,d pixels, got %,d"
                .formatted(name, MAX_PIXELS, pixels));
      }
    }

    private static int bytesOfPixel(ImageReader reader) throws IOException {
      Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
      int bits = types.hasNext() ? types.next().getColorModel().getPixelSize() : 32;
      return Math.max(1, bits / 8);
    }
  }

  /**
   * Decodes an image when there is room for it.
   *
   * @throws DataException if there never will be
   */
  DecodedImage within(Claim claim, Decoding decoding) throws IOException {
    check(claim);
    int permits = (int) Math.min(working, claim.working() / MEGABYTE + 1);
    free.acquireUninterruptibly(permits);
    try {
      return decoding.run();
    } finally {
      free.release(permits);
    }
  }

  private void check(Claim claim) {
    long sum = kept.addAndGet(claim.kept());
    if (claim.working() > MOST_SHARE * total || sum > KEPT_SHARE * total) {
      throw tooLarge(claim, sum);
    }
  }

  private DataException tooLarge(Claim claim, long sum) {
    return new DataException(
        "%s: expected images that fit in %,d MB of memory, got %s pixels in this one and %,d MB up to it; resize them %s, or give Java more memory"
            .formatted(
                claim.name(),
                total / MEGABYTE,
                claim.dimensions(),
                sum / MEGABYTE,
                SettingReference.to("size", "64x64")));
  }
}
