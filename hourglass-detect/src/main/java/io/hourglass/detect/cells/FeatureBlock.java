package io.hourglass.detect.cells;

import io.hourglass.codec.Codec;
import io.hourglass.codec.ColumnCodec;
import io.hourglass.codec.Rows;
import io.hourglass.data.ColumnType;
import io.hourglass.detect.image.FeatureExtractor;
import io.hourglass.likelihood.Features;
import java.util.ArrayList;
import java.util.List;

/**
 * The features of one cell, which are predicted together.
 *
 * @param column index of the column
 * @param offset of the first feature in a row of extracted features
 * @param start of the first feature among those of all blocks
 * @param width number of features
 * @param isCategorical whether they are one-hot
 */
public record FeatureBlock(int column, int offset, int start, int width, boolean isCategorical) {
  /** The cells of all columns but images. */
  static List<FeatureBlock> of(Codec codec) {
    FeatureExtractor extractor = FeatureExtractor.of(codec);
    List<FeatureBlock> blocks = new ArrayList<>();
    int start = 0;
    for (int column = 0; column < codec.blocks().size(); column++) {
      ColumnCodec own = codec.blocks().get(column).codec();
      if (!(own.type() instanceof ColumnType.Image)) {
        boolean isCategorical = own.features() == Features.ONE_HOT;
        blocks.add(
            new FeatureBlock(column, extractor.offset(column), start, own.width(), isCategorical));
        start += own.width();
      }
    }
    return List.copyOf(blocks);
  }

  /** Number of features of all blocks. */
  static int width(List<FeatureBlock> blocks) {
    return blocks.stream().mapToInt(FeatureBlock::width).sum();
  }

  /** The features of all blocks, from rows that may have others. */
  static float[] select(List<FeatureBlock> blocks, Rows rows) {
    int width = width(blocks);
    float[] selected = new float[rows.rows() * width];
    for (int row = 0; row < rows.rows(); row++) {
      for (FeatureBlock block : blocks) {
        int from = row * rows.width() + block.offset;
        System.arraycopy(rows.values(), from, selected, row * width + block.start, block.width);
      }
    }
    return selected;
  }

  /** Whether it is one number. */
  boolean isNumber() {
    return width == 1 && !isCategorical;
  }
}
