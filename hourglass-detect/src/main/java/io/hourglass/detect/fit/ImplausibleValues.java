package io.hourglass.detect.fit;

import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Scaling;
import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.detect.rows.PlausibleRanges;
import io.hourglass.setting.SettingReference;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The values of a column that lie far beyond all others.
 *
 * @param column of numbers
 * @param rows of these values, ascending, at least one
 * @param others the other values, ascending, at least one
 */
public record ImplausibleValues(NumericColumn column, int[] rows, double[] others) {
  private static final double LARGE = 1e15;
  private static final int DIGITS = 4;

  /**
   * A sentence for each column with such values.
   *
   * @param numbers of the table's rows in the data, from 0
   */
  public static List<String> notices(Table table, long[] numbers) {
    List<String> notices = new ArrayList<>();
    for (Column column : table.columns()) {
      if (column instanceof NumericColumn number && !isMissing(number)) {
        ImplausibleValues values = of(number);
        if (values.rows.length > 0 && values.others.length > 0) {
          notices.add(values.notice(numbers));
        }
      }
    }
    return notices;
  }

  /** The table with missing values in place of these. */
  static Table asMissing(Table table) {
    return new Table(
        table.name(),
        table.columns().stream()
            .map(column -> column instanceof NumericColumn numbers ? asMissing(numbers) : column)
            .toList());
  }

  private static Column asMissing(NumericColumn numbers) {
    double[] values = IntStream.range(0, numbers.rows()).mapToDouble(numbers::get).toArray();
    if (!isMissing(numbers)) {
      Arrays.stream(of(numbers).rows).forEach(row -> values[row] = Double.NaN);
    }
    return new NumericColumn(numbers.name(), values);
  }

  private static boolean isMissing(NumericColumn column) {
    return column.rows() < 2 || IntStream.range(0, column.rows()).allMatch(column::isMissing);
  }

  private static Codec codec(Table table) {
    return CodecFit.defaults().withScaling(Scaling.LOG_TAILS).fit(TableSource.of(table)).codec();
  }

  private static double[] present(NumericColumn column, IntPredicate isWanted) {
    return IntStream.range(0, column.rows())
        .filter(isWanted.and(row -> !column.isMissing(row)))
        .mapToDouble(column::get)
        .sorted()
        .toArray();
  }

  private static ImplausibleValues of(NumericColumn column) {
    Table table = new Table("column", List.of(column));
    Codec codec = codec(table);
    float[] features = codec.encode(table).values();
    boolean[] isBounded = {codec.blocks().get(0).codec().boundsOutliers()};
    PlausibleRanges ranges = PlausibleRanges.of(features, isBounded);
    IntPredicate isPlausible = row -> ranges.contains(0, features[row]);
    return new ImplausibleValues(
        column,
        IntStream.range(0, features.length).filter(isPlausible.negate()).toArray(),
        present(column, isPlausible));
  }

  private String notice(long[] numbers) {
    double[] values = Arrays.stream(rows).mapToDouble(column::get).toArray();
    boolean isRepeated = rows.length > 1 && Arrays.stream(values).allMatch(v -> v == values[0]);
    return "column \"%s\": %s %d %% of the range (%s in row %d; all others lie between %s and %s)%s"
        .formatted(
            column.name(),
            what(isRepeated),
            percent(values),
            text(values[0]),
            numbers[rows[0]] + 1,
            text(others[0]),
            text(others[others.length - 1]),
            isRepeated ? wayOut(values[0]) : "");
  }

  private String what(boolean isRepeated) {
    if (rows.length == 1) {
      return "one value spans";
    }
    String count = String.format(Locale.ROOT, "%,d", rows.length);
    return isRepeated ? "one value, in " + count + " rows, spans" : count + " values span";
  }

  private static String wayOut(double value) {
    return "; if it stands for a missing value, name it "
        + SettingReference.to("missing", text(value).replace(",", ""));
  }

  /** The share of the whole range that the other values leave, never all of it. */
  private long percent(double[] values) {
    double low = Math.min(others[0], Arrays.stream(values).min().orElseThrow());
    double high = Math.max(others[others.length - 1], Arrays.stream(values).max().orElseThrow());
    double own = others[others.length - 1] / 2 - others[0] / 2;
    return Math.min(99, Math.round(100 * (1 - own / (high / 2 - low / 2))));
  }

  private static String text(double value) {
    if (value == Math.rint(value) && Math.abs(value) < LARGE) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS)).stripTrailingZeros();
    return Math.abs(value) < LARGE ? rounded.toPlainString() : rounded.toString();
  }
}
