package io.hourglass.detect.rows;

import io.hourglass.codec.Codec;
import io.hourglass.codec.EncodedColumn;
import io.hourglass.codec.Rows;
import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.TimestampColumn;
import io.hourglass.detect.image.FeatureExtractor;
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
 * Why a row scores as it does: every column in turn is put to what the others make expect, and what
 * the row's distance falls by is its share. It asks what would have to be different, and holds
 * whatever the distance is made of. It is the distance and not the score, for a row that is far out
 * in two columns may score the same without one of them. Columns of pictures are left to heat maps.
 *
 * @param codec of the rows
 * @param sight of encoded rows
 * @param whitening whose covariance tells what to expect
 * @param tails whose least and greatest values bound it: a covariance goes on for ever
 * @param distances of rows as they are seen
 */
public record ReasonFinder(
    Codec codec,
    FeatureExtractor sight,
    RobustWhitening whitening,
    TailProbability tails,
    Scoring distances) {
  /** Of a normal distribution 95 % lie within so many deviations. */
  private static final double WITHIN_95 = 1.96;

  private static final int HALF_A_MINUTE = 30_000;

  private static final String MISSING = "missing";

  /** Digits of numbers that are, and of those that are expected, which are not known that well. */
  private static final int GOT_DIGITS = 6;

  private static final int DIGITS = 4;

  /** A share of the numbers around it, below which a number is 0. */
  private static final double ROUNDED = 1e-6;

  /** Numbers smaller than one, and not smaller than the other, have an exponent. */
  private static final double SMALL = 1e-4;

  private static final double LARGE = 1e9;

  private static final DateTimeFormatter TIME_OF_WEEK =
      DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /** Distances of rows as they are seen, one each. */
  public interface Scoring {
    double[] of(Rows seen);
  }

  /** The part of every column in the distance of a row as it is seen, in order of the columns. */
  public List<Reason> of(float[] row, double distance) {
    int width = sight.width();
    int[] columns =
        IntStream.range(0, codec.blocks().size())
            .filter(i -> !(codec.blocks().get(i).codec().type() instanceof ColumnType.Image))
            .toArray();
    if (columns.length == 0) {
      return List.of();
    }
    float[] mended = new float[columns.length * width];
    List<ConditionalExpectation> expectations = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      int offset = sight.offset(columns[i]);
      int own = codec.blocks().get(columns[i]).codec().width();
      ConditionalExpectation expectation = expected(row, offset, own);
      expectations.add(expectation);
      System.arraycopy(row, 0, mended, i * width, width);
      System.arraycopy(expectation.values(), 0, mended, i * width + offset, own);
    }
    double[] without = distances.of(new Rows(mended, width));
    return IntStream.range(0, columns.length)
        .mapToObj(i -> reason(row, columns[i], distance - without[i], expectations.get(i)))
        .toList();
  }

  private ConditionalExpectation expected(float[] row, int from, int count) {
    ConditionalExpectation expectation = whitening.expected(row, from, count);
    return new ConditionalExpectation(
        tails.bounded(expectation.values(), from), expectation.deviations());
  }

  private Reason reason(float[] row, int column, double share, ConditionalExpectation expectation) {
    EncodedColumn block = codec.blocks().get(column);
    int offset = sight.offset(column);
    float[] got = Arrays.copyOfRange(row, offset, offset + block.codec().width());
    String name = block.codec().column();
    if (block.codec().type() instanceof ColumnType.Numeric) {
      double low = number(block, tails.bounded(shifted(expectation, -WITHIN_95), offset));
      double high = number(block, tails.bounded(shifted(expectation, WITHIN_95), offset));
      double value = number(block, got);
      // what was nothing has been rounded on its way through the features
      double seen = Math.abs(value) < ROUNDED * Math.max(Math.abs(low), Math.abs(high)) ? 0 : value;
      return new Reason(
          name,
          share,
          text(seen, GOT_DIGITS),
          text(number(block, expectation.values()), DIGITS),
          text(low, DIGITS),
          text(high, DIGITS));
    }
    String expected = text(block, expectation.values());
    return new Reason(name, share, text(block, got), expected, expected, expected);
  }

  private static double number(EncodedColumn block, float[] features) {
    return ((NumericColumn) block.codec().decode(new Rows(features, features.length), 0)).get(0);
  }

  /** As people write it: 912.4, 50, 1.2E+12. */
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

  /** The cell that features stand for, as a person reads it. */
  private static String text(EncodedColumn block, float[] features) {
    if (Float.isNaN(features[0])) {
      return MISSING;
    }
    Column cell = block.codec().decode(new Rows(features, features.length), 0);
    if (cell instanceof TimestampColumn moments) {
      // the date is not looked at
      return TIME_OF_WEEK.format(Instant.ofEpochMilli(moments.millis(0) + HALF_A_MINUTE));
    }
    return String.valueOf(cell.value(0));
  }
}
