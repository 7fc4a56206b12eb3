package io.hourglass.detect.rows;

import io.hourglass.codec.Codec;
import io.hourglass.codec.ColumnCodec;
import io.hourglass.codec.EncodedColumn;
import io.hourglass.codec.Rows;
import io.hourglass.data.Field;
import io.hourglass.detect.image.HeatMap;
import io.hourglass.detect.image.Inpainter;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the regions of images behind the score of a row.
 *
 * @param scorer of rows
 * @param inpainters of its image columns, at most one each
 */
public record ImageExplainer(RowScorer scorer, List<Inpainter> inpainters) {
  public ImageExplainer {
    inpainters = List.copyOf(inpainters);
    for (Inpainter inpainter : inpainters) {
      Field field = new Field(inpainter.column(), inpainter.type());
      if (!scorer.codec().schema().fields().contains(field)) {
        throw new IllegalArgumentException(
            "an inpainter must be for a column of %s, got %s"
                .formatted(scorer.codec().schema(), field));
      }
    }
  }

  /** A heat map of each image of an encoded row that has an inpainter. */
  public List<HeatMap> heatMaps(Rows row) {
    return inpainters.stream().map(inpainter -> heatMap(inpainter, row.values())).toList();
  }

  private HeatMap heatMap(Inpainter inpainter, float[] row) {
    int size = inpainter.type().size();
    int from = offset(scorer.codec(), inpainter.column());
    return HeatMap.of(
        inpainter,
        Arrays.copyOfRange(row, from, from + size),
        images -> scorer.score(withImages(row, from, images, size)));
  }

  /** Copies of a row, each with another image. */
  private static Rows withImages(float[] row, int from, float[] images, int size) {
    float[] rows = new float[images.length / size * row.length];
    for (int i = 0; i < images.length / size; i++) {
      System.arraycopy(row, 0, rows, i * row.length, row.length);
      System.arraycopy(images, i * size, rows, i * row.length + from, size);
    }
    return new Rows(rows, row.length);
  }

  /** The first encoded feature of a column. */
  private static int offset(Codec codec, String column) {
    return codec.blocks().stream()
        .map(EncodedColumn::codec)
        .takeWhile(own -> !own.column().equals(column))
        .mapToInt(ColumnCodec::width)
        .sum();
  }
}
