package io.hourglass.detect.rows;

import io.hourglass.codec.Codec;
import io.hourglass.codec.EncodedColumn;
import io.hourglass.codec.Rows;
import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.TimestampColumn;
import io.hourglass.detect.score.Reason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Finds the reasons for the score of a row: every column in turn is replaced by the value expected
 * from the others, and what the row's distance falls by is its contribution. That holds for
 * whatever scorers the distance is made of. It is the distance and not the clipped score, for a row
 * that is far out in two columns may have the same score without one of them. Image columns are
 * left to heat maps.
 *
 * @param codec of the rows
 * @param space of features, whose covariance gives the expected values, and whose ranges bound them
 * @param distances of rows of features
 */
record ReasonFinder(Codec codec, FeatureSpace space, Scoring distances) {
  /** Deviations on each side of the mean that hold 95 % of a normal distribution. */
  private static final double WITHIN_95 = 1.96;

  private static final int HALF_A_MINUTE = 30_000;

  private static final String MISSING = "missing";

  /** Digits of actual numbers, and of expected ones, which are less certain. */
  private static final int ACTUAL_DIGITS = 6;

  private static final int EXPECTED_DIGITS = 4;

  /** A number below this share of the interval around it is 0. */
  private static final double ROUNDED = 1e-6;

  /** Numbers below the first, and from the second on, are written with an exponent. */
  private static final double SMALL = 1e-4;

  private static final double LARGE = 1e9;

  private static final DateTimeFormatter TIME_OF_WEEK =
      DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /** Distances of rows of features, one each. */
  interface Scoring {
    double[] of(float[] features);
  }

  /** The contribution of every column to the distance of a row of features, in their order. */
  List<Reason> of(float[] row) {
    double distance = distances.of(row)[0];
    int width = space.width();
    int[] columns =
        IntStream.range(0, codec.blocks().size())
            .filter(i -> !(codec.blocks().get(i).codec().type() instanceof ColumnType.Image))
            .toArray();
    if (columns.length == 0) {
      return List.of();
    }
    float[] replaced = new float[columns.length * width];
    List<ConditionalExpectation> expectations = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      int offset = space.extractor().offset(columns[i]);
      int own = codec.blocks().get(columns[i]).codec().width();
      ConditionalExpectation expectation = expected(row, offset, own);
      expectations.add(expectation);
      System.arraycopy(row, 0, replaced, i * width, width);
      System.arraycopy(expectation.values(), 0, replaced, i * width + offset, own);
    }
    double[] without = distances.of(replaced);
    return IntStream.range(0, columns.length)
        .mapToObj(i -> reason(row, columns[i], distance - without[i], expectations.get(i)))
        .toList();
  }

  private ConditionalExpectation expected(float[] row, int from, int count) {
    ConditionalExpectation expectation = space.whitening().expected(row, from, count);
    return new ConditionalExpectation(
        space.distribution().clamped(expectation.values(), from), expectation.deviations());
  }

  private Reason reason(
      float[] row, int column, double contribution, ConditionalExpectation expectation) {
    EncodedColumn block = codec.blocks().get(column);
    int offset = space.extractor().offset(column);
    float[] actual = Arrays.copyOfRange(row, offset, offset + block.codec().width());
    String name = block.codec().column();
    if (block.codec().type() instanceof ColumnType.Numeric) {
      return numeric(block, offset, actual, contribution, expectation);
    }
    String expected = text(block, expectation.values());
    return new Reason(name, contribution, text(block, actual), expected, expected, expected);
  }

  private Reason numeric(
      EncodedColumn block,
      int offset,
      float[] actual,
      double contribution,
      ConditionalExpectation expectation) {
    double low = bound(block, offset, expectation, -WITHIN_95);
    double high = bound(block, offset, expectation, WITHIN_95);
    double value = number(block, actual);
    // a 0 has been rounded on its way through the features
    boolean isZero = Math.abs(value) < ROUNDED * Math.max(Math.abs(low), Math.abs(high));
    return new Reason(
        block.codec().column(),
        contribution,
        text(isZero ? 0 : value, ACTUAL_DIGITS),
        text(number(block, expectation.values()), EXPECTED_DIGITS),
        text(low, EXPECTED_DIGITS),
        text(high, EXPECTED_DIGITS));
  }

  /** The expected number some deviations away, within the range of the training rows. */
  private double bound(
      EncodedColumn block, int offset, ConditionalExpectation expectation, double deviations) {
    return number(block, space.distribution().clamped(shifted(expectation, deviations), offset));
  }

  private static double number(EncodedColumn block, float[] features) {
    return ((NumericColumn) block.codec().decode(new Rows(features, features.length), 0)).get(0);
  }

  /** A number as people write it: 912.4, 50, 1.2E+12. */
  private static String text(double value, int digits) {
    if (Double.isNaN(value)) {
      return MISSING;
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    double size = Math.abs(value);
    boolean isPlain = size == 0 || (size >= SMALL && size < LARGE);
    return isPlain ? rounded.toPlainString() : rounded.toString();
  }

  private static float[] shifted(ConditionalExpectation expectation, double deviations) {
    float[] values = expectation.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (deviations * expectation.deviations()[i]);
    }
    return values;
  }

  /** The cell that features stand for, as text. */
  private static String text(EncodedColumn block, float[] features) {
    if (Float.isNaN(features[0])) {
      return MISSING;
    }
    Column cell = block.codec().decode(new Rows(features, features.length), 0);
    if (cell instanceof TimestampColumn times) {
      // the date is no feature
      return TIME_OF_WEEK.format(Instant.ofEpochMilli(times.millis(0) + HALF_A_MINUTE));
    }
    return String.valueOf(cell.value(0));
  }
}
