package io.hourglass.detect.image;

import io.hourglass.codec.Codec;
import io.hourglass.codec.EncodedColumn;
import io.hourglass.codec.Rows;
import io.hourglass.data.ColumnType;
import io.hourglass.likelihood.Features;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Extracts the features that a detector scores from encoded rows: numbers, categories and times as
 * they are, {@link HogFeatures} of images. It follows from the columns alone; without an image it
 * changes nothing. Immutable and thread-safe; the same bits on every machine.
 */
public final class FeatureExtractor {
  /** Rows with images that one thread extracts at a time. */
  private static final int BLOCK = 256;

  private final List<Part> parts;
  private final int encodedWidth;
  private final int width;
  private final boolean hasImages;

  /**
   * A column's part of a row.
   *
   * @param from its first encoded feature
   * @param encoded how many it has
   * @param to its first extracted feature
   * @param isCategorical whether it is one-hot
   * @param hog features of an image, where it is one
   */
  private record Part(
      int from, int encoded, int to, boolean isCategorical, Optional<HogFeatures> hog) {
    private static Part of(EncodedColumn block, int from, int to) {
      Optional<HogFeatures> hog =
          block.codec().type() instanceof ColumnType.Image image
              ? Optional.of(new HogFeatures(image))
              : Optional.empty();
      boolean isCategorical = block.codec().features() == Features.ONE_HOT;
      return new Part(from, block.codec().width(), to, isCategorical, hog);
    }

    private int width() {
      return hog.map(HogFeatures::width).orElse(encoded);
    }

    private void extract(float[] rows, int row, float[] features, int out) {
      if (hog.isPresent()) {
        hog.get().extract(rows, row + from, features, out + to);
      } else {
        System.arraycopy(rows, row + from, features, out + to, encoded);
      }
    }
  }

  private FeatureExtractor(List<Part> parts, int encodedWidth, int width) {
    this.parts = parts;
    this.encodedWidth = encodedWidth;
    this.width = width;
    this.hasImages = parts.stream().anyMatch(part -> part.hog().isPresent());
  }

  /** The extractor for rows of a codec. */
  public static FeatureExtractor of(Codec codec) {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    int to = 0;
    for (EncodedColumn block : codec.blocks()) {
      Part part = Part.of(block, from, to);
      parts.add(part);
      from += part.encoded();
      to += part.width();
    }
    return new FeatureExtractor(parts, from, to);
  }

  /** Number of extracted features of a row. */
  public int width() {
    return width;
  }

  /** Whether a column is of images. */
  public boolean hasImages() {
    return hasImages;
  }

  /** Which extracted features are one-hot. */
  public boolean[] categorical() {
    boolean[] categorical = new boolean[width];
    for (Part part : parts) {
      Arrays.fill(categorical, part.to(), part.to() + part.width(), part.isCategorical());
    }
    return categorical;
  }

  /** The first extracted feature of a column. */
  public int offset(int column) {
    return parts.get(column).to();
  }

  /** Extracts the features of encoded rows; without images they are the same rows. */
  public Rows of(Rows encoded) {
    if (encoded.width() != encodedWidth) {
      throw new IllegalArgumentException(
          "rows must have %d features, got %d".formatted(encodedWidth, encoded.width()));
    }
    return hasImages ? extracted(encoded) : encoded;
  }

  private Rows extracted(Rows encoded) {
    float[] features = new float[Math.multiplyExact(encoded.rows(), width)];
    IntStream blocks = IntStream.range(0, (encoded.rows() + BLOCK - 1) / BLOCK);
    (encoded.rows() <= BLOCK ? blocks : blocks.parallel())
        .forEach(block -> extractBlock(encoded, block, features));
    return new Rows(features, width);
  }

  private void extractBlock(Rows encoded, int block, float[] features) {
    int end = Math.min(encoded.rows(), (block + 1) * BLOCK);
    for (int row = block * BLOCK; row < end; row++) {
      for (Part part : parts) {
        part.extract(encoded.values(), row * encodedWidth, features, row * width);
      }
    }
  }
}
