package io.hourglass.detect.rows;

import io.hourglass.codec.Codec;
import io.hourglass.codec.Rows;
import io.hourglass.detect.image.FeatureExtractor;
import io.hourglass.detect.store.DetectorParts;
import io.hourglass.layer.Shape;
import java.util.OptionalDouble;

/**
 * The space in which scorers measure rows: features of encoded rows, those of images extracted, in
 * three {@link Coordinates}. Whitened, normal rows vary alike in every direction; gaussianized, the
 * shape of a feature's distribution does not matter. What is far out in one of the two is often
 * near in the other, and each is the better one on some data. Immutable and thread-safe.
 */
public final class FeatureSpace {
  private static final String CENTER = "center";
  private static final String MATRIX = "matrix";

  private final FeatureExtractor extractor;
  private final EmpiricalDistribution distribution;
  private final RobustWhitening whitening;
  private final RobustWhitening gaussianizedWhitening;

  FeatureSpace(
      FeatureExtractor extractor,
      EmpiricalDistribution distribution,
      RobustWhitening whitening,
      RobustWhitening gaussianizedWhitening) {
    int width = extractor.width();
    boolean isOfSpace =
        distribution.width() == width
            && whitening.width() == width
            && gaussianizedWhitening.width() == width
            && whitening.directions() == gaussianizedWhitening.directions();
    if (!isOfSpace) {
      throw new IllegalArgumentException(
          "all parts of a feature space must have %d features, got %d, %d and %d"
              .formatted(
                  width, distribution.width(), whitening.width(), gaussianizedWhitening.width()));
    }
    this.extractor = extractor;
    this.distribution = distribution;
    this.whitening = whitening;
    this.gaussianizedWhitening = gaussianizedWhitening;
  }

  /**
   * Fits a space to rows, most of them normal.
   *
   * @param codec of the rows
   * @param features of the rows, as the extractor for the codec gives them
   * @param contamination the share of the rows that may be anomalous, in [0, 0.5)
   */
  public static FeatureSpace fit(Codec codec, Rows features, double contamination) {
    return fit(codec, features, Trimming.of(codec, features, OptionalDouble.of(contamination)));
  }

  /**
   * Fits a space to rows, most of them normal.
   *
   * @param codec of the rows
   * @param features of the rows, as the extractor for the codec gives them
   * @param trimming of them
   */
  public static FeatureSpace fit(Codec codec, Rows features, Trimming trimming) {
    FeatureExtractor extractor = FeatureExtractor.of(codec);
    boolean[] categorical = extractor.categorical();
    EmpiricalDistribution distribution =
        EmpiricalDistribution.of(features.values(), categorical, trimming.ranges());
    float[] values = trimming.ranges().clamped(features.values());
    return new FeatureSpace(
        extractor,
        distribution,
        RobustWhitening.of(values, categorical, trimming.core()),
        RobustWhitening.of(distribution.gaussianized(values), categorical, trimming.core()));
  }

  /**
   * Reads the space that {@link #write} wrote.
   *
   * @param codec of the rows
   * @param rows that it was fitted to
   */
  public static FeatureSpace read(DetectorParts parts, Codec codec, int rows) {
    FeatureExtractor extractor = FeatureExtractor.of(codec);
    return new FeatureSpace(
        extractor,
        EmpiricalDistribution.read(parts, extractor.categorical(), rows),
        readWhitening(parts.under("whitening")),
        readWhitening(parts.under("gaussianized-whitening")));
  }

  private static RobustWhitening readWhitening(DetectorParts parts) {
    return new RobustWhitening(parts.array(CENTER).values(), parts.array(MATRIX).values());
  }

  /** Writes all but the codec and the number of rows. */
  public void write(DetectorParts parts) {
    distribution.write(parts);
    write(whitening, parts.under("whitening"));
    write(gaussianizedWhitening, parts.under("gaussianized-whitening"));
  }

  private void write(RobustWhitening part, DetectorParts parts) {
    parts.put(CENTER, Shape.of(width()), part.center());
    parts.put(MATRIX, Shape.of(width(), part.directions()), part.matrix());
  }

  /** Number of features. */
  public int width() {
    return distribution.width();
  }

  /** Numbers of a row in some coordinates. */
  int width(Coordinates coordinates) {
    return coordinates == Coordinates.FEATURES ? width() : whitening.directions();
  }

  /** The distribution of every feature of the training rows. */
  public EmpiricalDistribution distribution() {
    return distribution;
  }

  /** Encoded rows to features. */
  FeatureExtractor extractor() {
    return extractor;
  }

  /** The whitening of features as they are. */
  RobustWhitening whitening() {
    return whitening;
  }

  /** Rows of features, as the extractor gives them, in all coordinates. */
  public FeatureRows rows(float[] features) {
    return new FeatureRows(
        features,
        whitening.apply(features),
        gaussianizedWhitening.apply(distribution.gaussianized(features)),
        features.length / width());
  }
}
