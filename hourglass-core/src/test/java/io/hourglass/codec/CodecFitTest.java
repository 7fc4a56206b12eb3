package io.hourglass.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.likelihood.NegativeBinomial;
import io.hourglass.likelihood.Ordinal;
import io.hourglass.testing.Models;
import io.hourglass.testing.RandomizedTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodecFitTest {
  private static Codec fit(CodecFit fit, Column... columns) {
    return fit.fit(TableSource.of(new Table("t.csv", List.of(columns)))).codec();
  }

  private static Standard standard(double... values) {
    Codec codec = fit(CodecFit.defaults(), new NumericColumn("x", values));
    return (Standard) codec.blocks().get(0).codec();
  }

  private static Robust robust(double... values) {
    CodecFit fit = CodecFit.defaults().withScaling(Scaling.ROBUST);
    return (Robust) fit(fit, new NumericColumn("x", values)).blocks().get(0).codec();
  }

  @RandomizedTest
  void batchesMergeIntoTheMomentsOfTwoPasses(SplittableRandom random) {
    double offset = random.nextDouble(-1e6, 1e6);
    double[] values = random.doubles(random.nextInt(2, 500), offset, offset + 1).toArray();
    NumericStatistics statistics = new NumericStatistics("x", Scaling.STANDARD);
    for (int from = 0; from < values.length; ) {
      int to = Math.min(values.length, from + random.nextInt(1, 50));
      statistics.add(new NumericColumn("x", Arrays.copyOfRange(values, from, to)));
      from = to;
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares =
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    Standard codec = (Standard) statistics.codec("t");
    assertThat(codec.center()).isCloseTo(mean, within(1e-9 * Math.abs(offset) + 1e-12));
    assertThat(codec.scale()).isCloseTo(Math.sqrt(squares), within(1e-9));
  }

  @Test
  void constantColumnsHaveScaleOne() {
    for (double constant : new double[] {0, 7, 0.1, -1e300, 1e300, 4.9e-324, 1e-200}) {
      assertThat(standard(constant, constant, constant).scale()).isEqualTo(1);
      assertThat(robust(constant, constant, constant).scale()).isEqualTo(1);
    }
  }

  @Test
  void hugeAndTinyColumnsAreScaled() {
    for (double size : new double[] {1e300, 1.7e308, 1e-200}) {
      for (ColumnCodec codec : List.of(standard(-size, size, 0), robust(-size, size, 0))) {
        float[] feature = new float[1];
        codec.encodeValue(size, feature, 0);
        assertThat(feature[0]).isBetween(0.5f, 3f);
      }
    }
  }

  @Test
  void robustScalingUsesMedianAndQuartiles() {
    Robust codec = robust(1, 2, 3, 4, 1e12);
    assertThat(codec.center()).isEqualTo(3);
    assertThat(codec.scale()).isCloseTo(2 / 1.3489795, within(1e-6));
  }

  @Test
  void robustScalingOfMostlyEqualCellsFallsBackToTheDeviation() {
    assertThat(robust(5, 5, 5, 5, 5, 5, 5, 15).scale()).isCloseTo(3.307, within(1e-3));
  }

  @Test
  void levelsAreOrderedByFrequencyThenName() {
    CategoricalColumn column =
        CategoricalColumn.of("c", List.of("z", "b", "a", "b", "z", "rare", ""));
    OneHot codec =
        (OneHot) fit(CodecFit.defaults().withMaxLevels(3), column).blocks().get(0).codec();
    assertThat(codec).isEqualTo(new OneHot("c", List.of("b", "z", "a"), true));
  }

  @Test
  void missingCellsMakeIndicators() {
    Codec codec = fit(CodecFit.defaults(), Models.mixed(50, 1).columns().toArray(Column[]::new));
    // amount, age, country (3 levels and other), at (4): age and country have gaps
    assertThat(codec.width()).isEqualTo(1 + 1 + 4 + 4);
    assertThat(codec.indicators()).containsExactly(1, 2);
  }

  @Test
  void fitsTheSameInOneBatchOrMany() {
    Table table = Models.mixed(40_000, 2);
    CodecFit.Fitted fitted = CodecFit.defaults().fit(TableSource.of(table));
    assertThat(fitted.rows()).isEqualTo(40_000);
    Standard amount = (Standard) fitted.codec().blocks().get(0).codec();
    double[] values =
        IntStream.range(0, table.rows())
            .mapToDouble(((NumericColumn) table.column("amount"))::get)
            .toArray();
    assertThat(amount.center())
        .isCloseTo(Arrays.stream(values).average().orElseThrow(), within(1e-9));
  }

  @Test
  void saysWhatDataItCannotUse() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> standard(1))
        .withMessage("t.csv: expected at least 2 rows to train on, got 1");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> standard(Double.NaN, Double.NaN))
        .withMessage(
            "t.csv, column \"x\": every cell is missing; leave the column out (setting drop=x)");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> standard(1, 2, Double.POSITIVE_INFINITY))
        .withMessage(
            "t.csv, row 3, column \"x\": expected a finite number, got Infinity; name it"
                + " as missing (setting missing=inf)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CodecFit.defaults().withMaxLevels(0))
        .withMessage("maxLevels must be at least 1, got 0");
  }

  @Test
  void countsAndOrdersAreAsAsked() {
    Column visits = new NumericColumn("visits", new double[] {0, 3, Double.NaN});
    Column size = CategoricalColumn.of("size", List.of("L", "S", "L"));
    CodecFit fit =
        CodecFit.defaults()
            .withCounts(Set.of("visits"))
            .withOrders(Map.of("size", List.of("S", "M", "L")));
    assertThat(fit(fit, visits, size).blocks())
        .containsExactly(
            new EncodedColumn(new Counts("visits", true), new NegativeBinomial()),
            new EncodedColumn(new OneHot("size", List.of("S", "M", "L"), false), new Ordinal()));
  }

  @Test
  void refusesCountsAndOrdersOfOtherColumns() {
    Column visits = new NumericColumn("visits", new double[] {0, 3});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit(CodecFit.defaults().withCounts(Set.of("clicks")), visits))
        .withMessage(
            "a column of counts must be numeric, got \"clicks\", which is none of [visits]");
    CodecFit ordered = CodecFit.defaults().withOrders(Map.of("visits", List.of("few", "many")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit(ordered, visits))
        .withMessage(
            "a column with ordered levels must be categorical (setting categorical=visits), got"
                + " \"visits\", which is numeric");
  }
}
