package io.hourglass.detect.cells;

import io.hourglass.codec.Codec;
import io.hourglass.codec.ColumnCodec;
import io.hourglass.codec.Rows;
import io.hourglass.data.ColumnType;
import io.hourglass.data.NumericColumn;
import io.hourglass.detect.image.FeatureExtractor;
import io.hourglass.likelihood.Features;
import java.util.ArrayList;
import java.util.List;

/**
 * The features of one cell, which are predicted together. A number is predicted as it is, and not
 * as its feature, whose tails may be logarithmic: {@code (number - center) / scale}.
 *
 * @param column index of the column
 * @param offset of the first feature in a row of extracted features
 * @param start of the first feature among those of all blocks
 * @param codec of the column
 * @param center of a number: the one with the feature 0
 * @param scale of a number: what it grows by up to the feature 1; 0 of anything else
 */
public record FeatureBlock(
    int column, int offset, int start, ColumnCodec codec, double center, double scale) {
  /** Numbers are bounded here, so that squares stay finite in 32 bits. */
  private static final double MOST = 1e15;

  /** The cells of all columns but images. */
  static List<FeatureBlock> of(Codec codec) {
    FeatureExtractor extractor = FeatureExtractor.of(codec);
    List<FeatureBlock> blocks = new ArrayList<>();
    int start = 0;
    for (int column = 0; column < codec.blocks().size(); column++) {
      ColumnCodec own = codec.blocks().get(column).codec();
      if (!(own.type() instanceof ColumnType.Image)) {
        blocks.add(of(own, column, extractor.offset(column), start));
        start += own.width();
      }
    }
    return List.copyOf(blocks);
  }

  private static FeatureBlock of(ColumnCodec codec, int column, int offset, int start) {
    if (!(codec.type() instanceof ColumnType.Numeric)) {
      return new FeatureBlock(column, offset, start, codec, 0, 0);
    }
    double center = decoded(codec, 0);
    return new FeatureBlock(column, offset, start, codec, center, decoded(codec, 1) - center);
  }

  private static double decoded(ColumnCodec codec, float feature) {
    return ((NumericColumn) codec.decode(new Rows(new float[] {feature}, 1), 0)).get(0);
  }

  /** Number of features. */
  public int width() {
    return codec.width();
  }

  /** Whether they are one-hot. */
  boolean isCategorical() {
    return codec.features() == Features.ONE_HOT;
  }

  /** What is predicted instead of a feature. */
  private float linear(float feature) {
    if (!(scale > 0) || Float.isNaN(feature)) {
      return feature;
    }
    double linear = (decoded(codec, feature) - center) / scale;
    return (float) Math.max(-MOST, Math.min(MOST, linear));
  }

  /** The feature of what is predicted. */
  float feature(double linear) {
    if (!(scale > 0)) {
      return (float) linear;
    }
    float[] feature = new float[1];
    double number = center + linear * scale;
    codec.encodeValue(Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, number)), feature, 0);
    return feature[0];
  }

  /** Number of features of all blocks. */
  static int width(List<FeatureBlock> blocks) {
    return blocks.stream().mapToInt(FeatureBlock::width).sum();
  }

  /** The features of all blocks, numbers as they are predicted, from rows that may have others. */
  static float[] select(List<FeatureBlock> blocks, Rows rows) {
    int width = width(blocks);
    float[] selected = new float[rows.rows() * width];
    for (int row = 0; row < rows.rows(); row++) {
      for (FeatureBlock block : blocks) {
        int from = row * rows.width() + block.offset;
        for (int i = 0; i < block.width(); i++) {
          selected[row * width + block.start + i] = block.linear(rows.values()[from + i]);
        }
      }
    }
    return selected;
  }

  /** Whether it is one number. */
  boolean isNumber() {
    return codec.type() instanceof ColumnType.Numeric;
  }
}
