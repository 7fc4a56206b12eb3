package io.hourglass.corruption;

import io.hourglass.codec.Codec;
import io.hourglass.codec.ColumnCodec;
import io.hourglass.codec.EncodedColumn;
import io.hourglass.likelihood.Features;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the columns lie in an encoded row, and between which bounds their features.
 *
 * @param places of the columns, in order
 */
public record Layout(List<Place> places) {
  /** How far out a number without bounds counts as extreme, in scales from the center. */
  private static final float EXTREME = 3;

  public Layout {
    places = List.copyOf(places);
  }

  /** Of the rows of a codec. */
  public static Layout of(Codec codec) {
    List<Place> places = new ArrayList<>();
    int from = 0;
    for (EncodedColumn block : codec.blocks()) {
      places.add(new Place(block.codec(), from));
      from += block.codec().width();
    }
    return new Layout(places);
  }

  /** Features of a row. */
  public int width() {
    return places.get(places.size() - 1).to();
  }

  /**
   * One column's share of a row.
   *
   * @param codec of the column
   * @param from its first feature
   */
  public record Place(ColumnCodec codec, int from) {
    /** The feature after its last. */
    public int to() {
      return from + codec.width();
    }

    /** Whether its features lie in [0, 1]: those of images and categories do. */
    public boolean isBounded() {
      return codec.features() == Features.UNIT || codec.features() == Features.ONE_HOT;
    }

    /** The least value of a feature, or one that is extreme where there is no least. */
    public float low() {
      return codec.features() == Features.REAL ? -EXTREME : 0;
    }

    /** The greatest value of a feature, or one that is extreme where there is no greatest. */
    public float high() {
      return isBounded() ? 1 : EXTREME;
    }

    /**
     * What the encoder reads a missing cell as: 0, which with an indicator is made of NaN, and
     * where the column has none stands here itself.
     */
    public float missing() {
      return codec.nullable() ? Float.NaN : 0;
    }
  }
}
