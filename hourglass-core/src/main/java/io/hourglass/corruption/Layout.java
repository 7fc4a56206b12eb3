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
  /** Extreme value of a number without bounds, in scales from the center. */
  private static final float EXTREME = 3;

  public Layout {
    places = List.copyOf(places);
  }

  /** The layout of the rows of a codec. */
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

    /** The minimum of a feature, or an extreme value if there is no minimum. */
    public float low() {
      return codec.features() == Features.REAL ? -EXTREME : 0;
    }

    /** The maximum of a feature, or an extreme value if there is no maximum. */
    public float high() {
      return isBounded() ? 1 : EXTREME;
    }

    /**
     * The encoded value of a missing cell: NaN, which sets the indicator, or 0 if the column has no
     * indicator.
     */
    public float missing() {
      return codec.nullable() ? Float.NaN : 0;
    }
  }
}
