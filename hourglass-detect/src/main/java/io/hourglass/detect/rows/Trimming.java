package io.hourglass.detect.rows;

import io.hourglass.codec.Codec;
import io.hourglass.codec.EncodedColumn;
import io.hourglass.codec.Rows;
import io.hourglass.detect.image.FeatureExtractor;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * What of the training rows is excluded where a detector is fitted.
 *
 * @param ranges that features are held to
 * @param contamination share of the rows that may be anomalous, in [0, 0.5)
 * @param core share of the rows that the robust whitening is estimated from, in (0.5, 1]
 */
public record Trimming(PlausibleRanges ranges, double contamination, double core) {
  /** The largest core of rows that may be contaminated. */
  private static final double MAX_CORE = 0.95;

  /**
   * The trimming of training rows.
   *
   * @param codec of the rows
   * @param features of the rows, as the extractor for the codec gives them
   * @param contamination share of the rows that may be anomalous; if 0, all of them count as normal
   *     and nothing is excluded; if absent it is estimated
   */
  public static Trimming of(Codec codec, Rows features, OptionalDouble contamination) {
    FeatureExtractor extractor = FeatureExtractor.of(codec);
    if (contamination.isPresent() && contamination.getAsDouble() == 0) {
      return new Trimming(PlausibleRanges.unbounded(extractor.width()), 0, 1);
    }
    PlausibleRanges ranges = PlausibleRanges.of(features.values(), bounded(codec, extractor));
    double share =
        contamination.orElseGet(
            () -> Contamination.share(ranges.clamped(features.values()), extractor.categorical()));
    return new Trimming(ranges, share, core(extractor, share));
  }

  /**
   * Images of one thing come in styles, and the rare ones fit worst: no more of them are excluded
   * than the contamination.
   */
  private static double core(FeatureExtractor extractor, double contamination) {
    return extractor.hasImages() ? 1 - contamination : Math.min(MAX_CORE, 1 - contamination);
  }

  /** Which features are of columns with numbers far from all others. */
  private static boolean[] bounded(Codec codec, FeatureExtractor extractor) {
    boolean[] bounded = new boolean[extractor.width()];
    for (int i = 0; i < codec.blocks().size(); i++) {
      EncodedColumn block = codec.blocks().get(i);
      int at = extractor.offset(i);
      boolean isBounded = block.codec().boundsOutliers();
      Arrays.fill(bounded, at, at + (isBounded ? block.codec().width() : 0), isBounded);
    }
    return bounded;
  }
}
