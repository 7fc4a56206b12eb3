package io.hourglass.detect.image;

import io.hourglass.codec.Codec;
import io.hourglass.codec.EncodedColumn;
import io.hourglass.codec.Rows;
import io.hourglass.data.ColumnType;
import io.hourglass.likelihood.Features;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a detector looks at, given encoded rows: numbers, names and times as they are, of images the
 * outlines. It follows from the columns alone; without an image it changes nothing. Immutable and
 * thread-safe; the same bits on every machine.
 */
public final class FeatureExtractor {
  /** Images that one thread looks at at a time. */
  private static final int SHARE = 256;

  private final List<Part> parts;
  private final int encodedWidth;
  private final int width;
  private final boolean hasPictures;

  /**
   * A column's share of a row.
   *
   * @param from its first encoded feature
   * @param features how many it has
   * @param to its first feature as it is seen
   * @param isName whether it is a name's
   * @param outlines of an image, at most one
   */
  private record Part(int from, int features, int to, boolean isName, List<HogFeatures> outlines) {
    private int width() {
      return outlines.isEmpty() ? features : outlines.get(0).width();
    }

    private void see(float[] rows, int row, float[] seen, int out) {
      if (outlines.isEmpty()) {
        System.arraycopy(rows, row + from, seen, out + to, features);
      } else {
        outlines.get(0).of(rows, row + from, seen, out + to);
      }
    }
  }

  private FeatureExtractor(List<Part> parts, int encodedWidth, int width) {
    this.parts = parts;
    this.encodedWidth = encodedWidth;
    this.width = width;
    this.hasPictures = parts.stream().anyMatch(part -> !part.outlines().isEmpty());
  }

  /** For rows of a codec. */
  public static FeatureExtractor of(Codec codec) {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    int to = 0;
    for (EncodedColumn block : codec.blocks()) {
      List<HogFeatures> outlines =
          block.codec().type() instanceof ColumnType.Image image
              ? List.of(new HogFeatures(image))
              : List.of();
      boolean isName = block.codec().features() == Features.ONE_HOT;
      Part part = new Part(from, block.codec().width(), to, isName, outlines);
      parts.add(part);
      from += part.features();
      to += part.width();
    }
    return new FeatureExtractor(parts, from, to);
  }

  /** Features of a row as it is seen. */
  public int width() {
    return width;
  }

  /** Whether there is a column of images among them. */
  public boolean hasPictures() {
    return hasPictures;
  }

  /** Which features are 1 for a name and 0 for all others. */
  public boolean[] names() {
    boolean[] names = new boolean[width];
    for (Part part : parts) {
      Arrays.fill(names, part.to(), part.to() + part.width(), part.isName());
    }
    return names;
  }

  /** Where the features of a column begin, as it is seen. */
  public int offset(int column) {
    return parts.get(column).to();
  }

  /** Encoded rows as they are seen; without images the same rows. */
  public Rows of(Rows encoded) {
    if (encoded.width() != encodedWidth) {
      throw new IllegalArgumentException(
          "rows must have %d features, got %d".formatted(encodedWidth, encoded.width()));
    }
    if (!hasPictures) {
      return encoded;
    }
    float[] seen = new float[Math.multiplyExact(encoded.rows(), width)];
    IntStream shares = IntStream.range(0, (encoded.rows() + SHARE - 1) / SHARE);
    (encoded.rows() <= SHARE ? shares : shares.parallel())
        .forEach(share -> {
          int end = Math.min(encoded.rows(), (share + 1) * SHARE);
          for (int row = share * SHARE; row < end; row++) {
            for (Part part : parts) {
              part.see(encoded.values(), row * encodedWidth, seen, row * width);
            }
          }
        });
    return new Rows(seen, width);
  }
}
