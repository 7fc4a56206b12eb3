package io.hourglass.benchmarks.speed;

import io.hourglass.data.ColumnType;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** Images of 28 x 28 gray pixels. */
final class GrayImages {
  private static final int SIDE = 28;
  private static final int SIZE = SIDE * SIDE;

  /** The darkest pixel of a stroke, and one pixel in so many is in a stroke. */
  private static final int INK = 64;

  private static final int RARITY = 5;

  private GrayImages() {}

  /** A table of the given images. */
  static Table of(String name, byte[][] images) {
    ColumnType.Image type = new ColumnType.Image(SIDE, SIDE, 1);
    return new Table(name, List.of(new ImageColumn("image", type, images)));
  }

  /** Every pixel at random. */
  static Table noise(int count) {
    SplittableRandom random = new SplittableRandom(1);
    byte[][] images = new byte[count][SIZE];
    for (byte[] image : images) {
      random.nextBytes(image);
    }
    return of("noise", images);
  }

  /** About as much ink as handwritten digits have. */
  static Table strokes(int count) {
    SplittableRandom random = new SplittableRandom(1);
    byte[][] images = new byte[count][SIZE];
    for (byte[] image : images) {
      for (int i = 0; i < SIZE; i++) {
        image[i] = (byte) (random.nextInt(RARITY) == 0 ? random.nextInt(INK, 256) : 0);
      }
    }
    return of("images", images);
  }

  /** From a file of pixels in [0, 1] that are multiples of 1/255, side by side. */
  static Table read(Path file) throws IOException {
    float[] pixels = FloatFile.read(file);
    byte[][] images = new byte[pixels.length / SIZE][SIZE];
    for (int i = 0; i < pixels.length; i++) {
      images[i / SIZE][i % SIZE] = (byte) Math.round(255 * pixels[i]);
    }
    return of(String.valueOf(file.getFileName()), images);
  }
}
