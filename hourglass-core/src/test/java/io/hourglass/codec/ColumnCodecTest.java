package io.hourglass.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.CellException;
import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.TimestampColumn;
import io.hourglass.likelihood.Features;
import io.hourglass.testing.Examples;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every codec of a column promises, over the examples of every member. */
class ColumnCodecTest {
  static List<ColumnCodec> codecs() {
    return Examples.columnCodecs();
  }

  /** Cells that come back as they were, the last of them missing where that can be. */
  private static Column cells(ColumnCodec codec) {
    ColumnType type = codec.type();
    if (codec.features() == Features.COUNT) {
      return new NumericColumn(codec.column(), new double[] {0, 1, 2, 1_000_000, Double.NaN});
    }
    if (type instanceof ColumnType.Numeric) {
      return new NumericColumn(codec.column(), new double[] {0, 1, -2.5, 151, Double.NaN});
    }
    if (type instanceof ColumnType.Categorical) {
      return CategoricalColumn.of(codec.column(), List.of("FR", "DE", "NL", "DE", ""));
    }
    if (type instanceof ColumnType.Timestamp) {
      long monday = Instant.parse("1970-01-05T00:00:01Z").toEpochMilli();
      long sunday = Instant.parse("1970-01-11T23:59:59Z").toEpochMilli();
      return new TimestampColumn(
          codec.column(), new long[] {monday, sunday, TimestampColumn.MISSING});
    }
    ColumnType.Image image = (ColumnType.Image) type;
    byte[] picture = new byte[image.size()];
    for (int i = 0; i < picture.length; i++) {
      picture[i] = (byte) (i * 51);
    }
    return new ImageColumn(codec.column(), image, new byte[][] {picture, new byte[image.size()]});
  }

  private static Rows encoded(ColumnCodec codec, Column cells) {
    // one feature to the left and one to the right belong to others
    int width = codec.width() + 2;
    float[] values = new float[cells.rows() * width];
    Arrays.fill(values, 77);
    codec.encode(cells, 0, cells.rows(), new ColumnCodec.Target(values, 1, width));
    for (int row = 0; row < cells.rows(); row++) {
      assertThat(values[row * width]).isEqualTo(77);
      assertThat(values[(row + 1) * width - 1]).isEqualTo(77);
    }
    return new Rows(values, width);
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void decodesWhatItEncoded(ColumnCodec codec) {
    Column cells = cells(codec);
    Column decoded = codec.decode(encoded(codec, cells), 1);
    assertThat(decoded.name()).isEqualTo(codec.column());
    assertThat(decoded.type()).isEqualTo(codec.type());
    for (int row = 0; row < cells.rows(); row++) {
      assertThat(near(decoded.value(row), codec)).isEqualTo(near(cells.value(row), codec));
    }
  }

  /**
   * Features have 24 bits: numbers to the fourth decimal, moments to the second; the change of a
   * constant is stored as a logarithm, which leaves two decimals less.
   */
  private static Object near(Object value, ColumnCodec codec) {
    if (value instanceof Double number) {
      return Math.round(number * (codec instanceof Constant ? 1e2 : 1e4));
    }
    return value instanceof Instant moment ? Math.round(moment.toEpochMilli() / 1000.0) : value;
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void encodesOneValueAsItDoesAColumn(ColumnCodec codec) {
    Column cells = cells(codec);
    Rows rows = encoded(codec, cells);
    for (int row = 0; row < cells.rows(); row++) {
      float[] one = new float[codec.width() + 1];
      codec.encodeValue(cells.isMissing(row) ? null : cells.value(row), one, 1);
      int from = row * rows.width() + 1;
      assertThat(Arrays.copyOfRange(one, 1, one.length))
          .containsExactly(Arrays.copyOfRange(rows.values(), from, from + codec.width()));
    }
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void aMissingCellIsNanInEachFeatureAndNothingElseIs(ColumnCodec codec) {
    Column cells = cells(codec);
    Rows rows = encoded(codec, cells);
    for (int row = 0; row < cells.rows(); row++) {
      for (int i = 0; i < codec.width(); i++) {
        assertThat(Float.isNaN(rows.values()[row * rows.width() + 1 + i]))
            .isEqualTo(cells.isMissing(row));
      }
    }
    assertThat(codec.decode(rows, 1).missing()).isEqualTo(cells.missing());
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void itsLikelihoodSuitsItsFeatures(ColumnCodec codec) {
    assertThat(codec.defaultLikelihood().supports(codec.features())).isTrue();
  }

  static List<Arguments> refusals() {
    String bound = "an image must have at most 268435456 bytes, got 65536x65536x1";
    return List.of(
        refusal(() -> new Standard("x", Double.NaN, 1, false), "center must be finite, got NaN"),
        refusal(() -> new Standard("x", 0, 0, false), "scale must be a finite number > 0, got 0.0"),
        refusal(() -> new Robust("x", 0, -1, false), "scale must be a finite number > 0, got -1.0"),
        refusal(() -> new OneHot("c", List.of(), false), "column \"c\" must have at least 1 level"),
        refusal(
            () -> new OneHot("c", List.of("a", "b", "a"), false),
            "levels of column \"c\" must be distinct and not empty, got \"a\" twice"),
        refusal(
            () -> new OneHot("c", List.of("a", ""), false),
            "levels of column \"c\" must be distinct and not empty, got an empty one"),
        refusal(() -> new Pixels("p", 65536, 65536, 1), bound),
        refusal(
            () -> new Pixels("p", 0, 2, 1),
            "an image must have at least 1 pixel and 1 channel, got 0x2x1"));
  }

  static List<Arguments> badCells() {
    return List.of(
        refusal(
            () -> value(new Standard("x", 0, 1, false), "much"), "expected a number, got \"much\""),
        refusal(
            () -> value(new Standard("x", 0, 1, false), Double.NEGATIVE_INFINITY),
            "expected a finite number, got -Infinity; name it as missing (setting missing=-inf)"),
        refusal(
            () -> value(new Counts("n", false), 2.5),
            "expected a count, a whole number from 0, got 2.5"),
        refusal(
            () -> value(new Counts("n", false), -1),
            "expected a count, a whole number from 0, got -1.0"),
        refusal(
            () -> value(new Counts("n", false), Double.POSITIVE_INFINITY),
            "expected a count, a whole number from 0, got Infinity"),
        refusal(
            () -> value(new Cyclic("at", false), 5),
            "expected a date or time such as 2026-11-23 06:15:00, got \"5\""),
        refusal(
            () -> value(new Pixels("p", 2, 2, 1), new byte[3]), "expected 4 bytes of an image"));
  }

  private static void value(ColumnCodec codec, Object value) {
    codec.encodeValue(value, new float[codec.width()], 0);
  }

  private static Arguments refusal(ThrowingCallable call, String message) {
    return Arguments.of(call, message);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusesBadArguments(ThrowingCallable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
  }

  @ParameterizedTest
  @MethodSource("badCells")
  void refusesBadCells(ThrowingCallable call, String message) {
    assertThatExceptionOfType(CellException.class).isThrownBy(call).withMessage(message);
  }

  @Test
  void unseenNamesAreOther() {
    OneHot codec = new OneHot("country", List.of("DE"), false);
    Rows rows = encoded(codec, CategoricalColumn.of("country", List.of("XX", "DE")));
    assertThat(codec.decode(rows, 1).value(0)).isEqualTo("(other)");
    assertThat(codec.decode(rows, 1).value(1)).isEqualTo("DE");
  }

  @Test
  void wholeNumbersAreNamesWithoutAPoint() {
    OneHot codec = new OneHot("code", List.of("3", "0.5"), false);
    for (Object three : List.of(3, 3L, 3.0, 3f, "3")) {
      float[] features = new float[3];
      codec.encodeValue(three, features, 0);
      assertThat(features).containsExactly(1, 0, 0);
    }
    float[] missing = new float[3];
    codec.encodeValue(Double.NaN, missing, 0);
    assertThat(missing).containsExactly(Float.NaN, Float.NaN, Float.NaN);
  }

  @Test
  void farOutIsTheBound() {
    Standard codec = new Standard("x", -1e308, 1e-300, false);
    for (double far : new double[] {1e308, 0, -9e307}) {
      float[] feature = new float[1];
      codec.encodeValue(far, feature, 0);
      assertThat(feature).containsExactly(1e6f);
    }
  }

  @Test
  void decodesToTheLargestNumberRatherThanInfinity() {
    Standard codec = new Standard("x", 0, 1e308, false);
    NumericColumn decoded = (NumericColumn) codec.decode(new Rows(new float[] {1e6f}, 1), 0);
    assertThat(decoded.get(0)).isEqualTo(Double.MAX_VALUE);
  }

  @Test
  void everyCountUpToAMillionComesBack() {
    Counts codec = new Counts("n", false);
    float[] features = new float[1_000_001];
    for (int count = 0; count < features.length; count++) {
      codec.encodeValue(count, features, count);
    }
    NumericColumn decoded = (NumericColumn) codec.decode(new Rows(features, 1), 0);
    for (int count = 0; count < features.length; count++) {
      if (decoded.get(count) != count) {
        assertThat(decoded.get(count)).isEqualTo(count);
      }
    }
  }

  @Test
  void pixelsAreClippedToBytes() {
    Column decoded = new Pixels("p", 1, 2, 1).decode(new Rows(new float[] {-0.2f, 1.7f}, 2), 0);
    assertThat((byte[]) decoded.value(0)).containsExactly(0, 255);
  }

  @Test
  void midnightIsNearMidnight() {
    float[] before = new float[4];
    float[] after = new float[4];
    Cyclic codec = new Cyclic("at", false);
    codec.encodeValue(Instant.parse("2024-03-03T23:59:30Z"), before, 0);
    codec.encodeValue(Instant.parse("2024-03-04T00:00:30Z"), after, 0);
    for (int i = 0; i < 4; i++) {
      assertThat(after[i]).isCloseTo(before[i], within(0.01f));
    }
  }
}
