package io.hourglass.corruption;

import io.hourglass.codec.ColumnCodec;
import io.hourglass.data.ColumnType;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Sets square blocks of images to 0, each at a random position within the image (Pathak et al.
 * 2016; DeVries and Taylor 2017). Columns of other types are not changed.
 *
 * @param size width and height of a block in pixels
 * @param blocks number of blocks per image; they may overlap
 */
public record MaskBlocks(int size, int blocks) implements Corruption {
  public MaskBlocks {
    atLeastOne("size", size);
    atLeastOne("blocks", blocks);
  }

  /** One block per image. */
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
    List<ColumnCodec> columns = layout.places().stream().map(Layout.Place::codec).toList();
    if (columns.stream().allMatch(column -> column.image().isEmpty())) {
      throw new IllegalArgumentException(
          "%s needs a column of images, got %s"
              .formatted(text(), columns.stream().map(ColumnCodec::column).toList()));
    }
    columns.forEach(column -> column.image().ifPresent(image -> check(column.column(), image)));
  }

  private void check(String column, ColumnType.Image image) {
    if (size > Math.min(image.height(), image.width())) {
      throw new IllegalArgumentException(
          "a block must fit into the images of column \"%s\", %dx%d, got %dx%d"
              .formatted(column, image.width(), image.height(), size, size));
    }
  }

  @Override
  public void corrupt(float[] row, Layout layout, SplittableRandom random) {
    for (Layout.Place place : layout.places()) {
      if (!Float.isNaN(row[place.from()])) {
        place.codec().image().ifPresent(image -> mask(row, place.from(), image, random));
      }
    }
  }

  private void mask(float[] row, int from, ColumnType.Image image, SplittableRandom random) {
    for (int block = 0; block < blocks; block++) {
      int top = random.nextInt(image.height() - size + 1);
      int left = random.nextInt(image.width() - size + 1);
      for (int line = top; line < top + size; line++) {
        int first = from + (line * image.width() + left) * image.channels();
        Arrays.fill(row, first, first + size * image.channels(), 0);
      }
    }
  }
}
