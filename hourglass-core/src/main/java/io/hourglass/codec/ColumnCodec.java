package io.hourglass.codec;

import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.likelihood.Features;
import io.hourglass.likelihood.Likelihood;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of one column: from cells to features and back. Fitted on the training rows.
 *
 * <p>A missing cell becomes NaN in each of its features; a number is clipped to {@link
 * NumericScaling#BOUND} scales; an infinity is refused; a category not seen in training becomes
 * "other".
 */
public sealed interface ColumnCodec
    permits Standard, Robust, LogTails, Constant, Counts, OneHot, Cyclic, Pixels {
  /** Whether some numbers of the training data were so far from all others that it bounds them. */
  default boolean boundsOutliers() {
    return false;
  }

  /** Name of the column it encodes. */
  String column();

  /** Type of the column. */
  ColumnType type();

  /** Height, width and channels, if it holds images. */
  default Optional<ColumnType.Image> image() {
    return Optional.empty();
  }

  /** The binarization of images. */
  default Binarization binarization() {
    return Binarization.NONE;
  }

  /** Kind of its features. */
  Features features();

  /** Number of features a cell becomes. */
  int width();

  /** Whether cells were missing in training; then an indicator of missing values is an input. */
  boolean nullable();

  /** The likelihood of its features, if the design names none. */
  Likelihood defaultLikelihood();

  /**
   * Encodes the cells of rows {@code from} (included) to {@code to} (not included): the features of
   * row {@code from + r} go to {@code out[offset + r * stride]} and on.
   *
   * @throws IllegalArgumentException if a cell cannot be encoded
   */
  void encode(Column column, int from, int to, Target out);

  /**
   * Encodes one plain value, as a service has it: a number, a string, an {@link java.time.Instant},
   * an image's bytes; null where missing.
   *
   * @throws IllegalArgumentException if it is none of what the column takes
   */
  void encodeValue(@Nullable Object value, float[] out, int offset);

  /** The column whose cells the features from {@code offset} stand for, the nearest there is. */
  Column decode(Rows rows, int offset);

  /**
   * Where the features of a column go.
   *
   * @param values encoded rows side by side
   * @param offset of the column's first feature in the first row
   * @param stride from one row to the next
   */
  record Target(float[] values, int offset, int stride) {}
}
