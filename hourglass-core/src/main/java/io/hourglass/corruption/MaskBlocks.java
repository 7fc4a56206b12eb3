package io.hourglass.corruption;

import io.hourglass.codec.Pixels;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Blackens square blocks of pictures, each in a place of its own anywhere within the picture
 * (Pathak et al. 2016; DeVries and Taylor 2017). Columns that are no pictures are left alone.
 *
 * @param size pixels of a block from left to right, and from top to bottom
 * @param blocks how many a picture; they may overlap
 */
public record MaskBlocks(int size, int blocks) implements Corruption {
  public MaskBlocks {
    atLeastOne("size", size);
    atLeastOne("blocks", blocks);
  }

  /** One block a picture. */
  public MaskBlocks(int size) {
    this(size, 1);
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, got " + value);
    }
  }

  @Override
  public void check(Layout layout) {
    int pictures = 0;
    for (Layout.Place place : layout.places()) {
      if (place.codec() instanceof Pixels picture) {
        pictures++;
        check(picture);
      }
    }
    if (pictures == 0) {
      throw new IllegalArgumentException(
          "%s needs a column of pictures, got %s"
              .formatted(
                  text(), layout.places().stream().map(place -> place.codec().column()).toList()));
    }
  }

  private void check(Pixels picture) {
    if (size > Math.min(picture.height(), picture.wide())) {
      throw new IllegalArgumentException(
          "a block must fit into the pictures of column \"%s\", %dx%d, got %dx%d"
              .formatted(picture.column(), picture.wide(), picture.height(), size, size));
    }
  }

  @Override
  public void corrupt(float[] row, Layout layout, SplittableRandom random) {
    for (Layout.Place place : layout.places()) {
      if (place.codec() instanceof Pixels picture && !Float.isNaN(row[place.from()])) {
        for (int block = 0; block < blocks; block++) {
          int top = random.nextInt(picture.height() - size + 1);
          int left = random.nextInt(picture.wide() - size + 1);
          blacken(row, place.from(), picture, top, left);
        }
      }
    }
  }

  private void blacken(float[] row, int from, Pixels picture, int top, int left) {
    for (int line = top; line < top + size; line++) {
      int first = from + (line * picture.wide() + left) * picture.channels();
      Arrays.fill(row, first, first + size * picture.channels(), 0);
    }
  }
}
