package io.hourglass.detect.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Rows;
import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.detect.score.Basis;
import io.hourglass.detect.store.DetectorParts;
import io.hourglass.testing.Models;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CellPredictorTest {
  private static final int ROWS = 2_000;

  /** Columns a to e, each 0.9 of one common number and the rest its own. */
  private static double[][] numbers(long seed) {
    Random random = new Random(seed);
    double[][] values = new double[5][ROWS];
    for (int row = 0; row < ROWS; row++) {
      double common = random.nextGaussian();
      for (double[] column : values) {
        column[row] = 0.9 * common + Math.sqrt(0.19) * random.nextGaussian();
      }
    }
    return values;
  }

  private static Table table(double[]... columns) {
    return new Table(
        "numbers",
        IntStream.range(0, columns.length)
            .<Column>mapToObj(i -> new NumericColumn(String.valueOf((char) ('a' + i)), columns[i]))
            .toList());
  }

  /** A predictor with the codec that encodes its rows. */
  private record Fitted(Codec codec, CellPredictor predictor) {
    static Fitted of(Table table) {
      Codec codec = CodecFit.defaults().fit(TableSource.of(table)).codec();
      return new Fitted(codec, CellPredictorFit.fit(codec, codec.encode(table)));
    }

    List<CellPrediction> predict(Map<String, ?> row) {
      return predictor.predict(codec.encode(row));
    }

    double decoded(int column, float feature) {
      Rows cell = new Rows(new float[] {feature}, 1);
      return ((NumericColumn) codec.blocks().get(column).codec().decode(cell, 0)).get(0);
    }

    double expected(Map<String, ?> row, int column) {
      return decoded(column, predict(row).get(column).expected()[0]);
    }
  }

  @Test
  void expectsTheConditionalMeanOfAGaussian() {
    double[][] values = numbers(1);
    Fitted fitted = Fitted.of(table(values[0], values[1]));

    // the correlation is 0.81
    assertThat(fitted.expected(Map.of("a", 0, "b", 1), 0)).isCloseTo(0.81, within(0.05));
    assertThat(fitted.expected(Map.of("a", 9, "b", 1), 0)).isCloseTo(0.81, within(0.05));
    assertThat(fitted.expected(Map.of("a", 0, "b", -1), 0)).isCloseTo(-0.81, within(0.05));
  }

  @Test
  void ninetyPercentOfUnseenNumbersAreInTheirInterval() {
    Fitted fitted = Fitted.of(table(numbers(1)));
    Rows unseen = fitted.codec().encode(table(numbers(2)));

    long usual =
        IntStream.range(0, ROWS)
            .mapToObj(row -> fitted.predictor().predict(unseen.row(row)))
            .flatMap(List::stream)
            .filter(CellPrediction::isUsual)
            .count();

    assertThat(usual / (5.0 * ROWS)).isBetween(0.88, 0.92);
  }

  @Test
  void aCellThatIsFarOutIsNotPredictedFrom() {
    Fitted fitted = Fitted.of(table(numbers(1)));
    Map<String, Double> clean = Map.of("a", 1.0, "b", 1.0, "c", 1.0, "d", 1.0, "e", 1.0);
    Map<String, Double> corrupted = Map.of("a", 1e6, "b", 1.0, "c", 1.0, "d", 1.0, "e", 1.0);

    List<CellPrediction> predictions = fitted.predict(corrupted);

    assertThat(predictions).allMatch(cell -> cell.basis() == Basis.OTHER_COLUMNS);
    assertThat(predictions.get(0).isUsual()).isFalse();
    assertThat(fitted.expected(corrupted, 0)).isEqualTo(fitted.expected(clean, 0));
    for (int column = 1; column < 5; column++) {
      assertThat(predictions.get(column).isUsual()).isTrue();
      assertThat(fitted.expected(corrupted, column))
          .isCloseTo(fitted.expected(clean, column), within(0.1));
    }
  }

  @Test
  void expectsTheMedianAndTheUsualRangeWhereTheOthersAreFarOut() {
    Fitted fitted = Fitted.of(table(numbers(1)));

    CellPrediction cell =
        fitted.predict(Map.of("a", 1, "b", -900, "c", 900, "d", -900, "e", 900)).get(0);

    assertThat(cell.basis()).isEqualTo(Basis.COLUMN_ALONE);
    assertThat(fitted.decoded(0, cell.expected()[0])).isCloseTo(0, within(0.1));
    assertThat(fitted.decoded(0, cell.low())).isCloseTo(-1.645, within(0.15));
    assertThat(fitted.decoded(0, cell.high())).isCloseTo(1.645, within(0.15));
  }

  @Test
  void anOutlierAmongTheTrainingRowsChangesLittle() {
    double[][] values = numbers(1);
    Fitted clean = Fitted.of(table(values));
    values[1][7] = 1e6;
    Fitted fitted = Fitted.of(table(values));
    Map<String, Double> row = Map.of("a", 9.0, "b", 1.0, "c", 1.0, "d", 1.0, "e", 1.0);

    for (int column = 0; column < 5; column++) {
      assertThat(fitted.expected(row, column)).isCloseTo(clean.expected(row, column), within(0.05));
    }
  }

  @Test
  void expectedNumbersAreWithinTheirInterval() {
    Random random = new Random(3);
    double[] counts = random.doubles(ROWS).map(x -> x < 0.8 ? 0 : Math.floor(30 * x)).toArray();
    double[][] values = numbers(1);
    Fitted fitted = Fitted.of(table(values[0], values[1], counts));
    Rows rows = fitted.codec().encode(table(values[0], values[2], counts));

    for (int row = 0; row < ROWS; row++) {
      for (CellPrediction cell : fitted.predictor().predict(rows.row(row))) {
        assertThat(cell.expected()[0]).isGreaterThan(cell.low()).isLessThan(cell.high());
      }
    }
  }

  @Test
  void expectsTheMostLikelyCategory() {
    double[] values = numbers(1)[0];
    List<String> names = Arrays.stream(values).mapToObj(x -> x > 0 ? "up" : "down").toList();
    Table table =
        new Table(
            "mixed", List.of(new NumericColumn("a", values), CategoricalColumn.of("side", names)));
    Fitted fitted = Fitted.of(table);

    CellPrediction up = fitted.predict(Map.of("a", 1.5, "side", "down")).get(1);
    CellPrediction down = fitted.predict(Map.of("a", -1.5, "side", "down")).get(1);

    int place = fitted.codec().encode(Map.of("a", 0, "side", "up"))[1] == 1 ? 0 : 1;
    assertThat(up.expected()[place]).isEqualTo(1);
    assertThat(up.isUsual()).isFalse();
    assertThat(up.probability()).isBetween(0.9, 1.0);
    assertThat(down.expected()[place]).isZero();
    assertThat(down.isUsual()).isTrue();
  }

  @Test
  void predictsTheCellsOfAWideTable() {
    Random random = new Random(1);
    double[][] columns = new double[300][60];
    for (double[] column : columns) {
      Arrays.setAll(column, row -> random.nextGaussian());
    }
    Table table =
        new Table(
            "wide",
            IntStream.range(0, 300)
                .<Column>mapToObj(i -> new NumericColumn("c" + i, columns[i]))
                .toList());
    Fitted fitted = Fitted.of(table);

    List<CellPrediction> predictions =
        fitted.predictor().predict(fitted.codec().encode(table).row(0));

    assertThat(predictions).hasSize(300).allMatch(cell -> cell.low() < cell.high());
  }

  @Test
  void isTheSameWhenItWasWrittenAndRead() {
    Table table = Models.mixed(300, 1);
    Fitted fitted = Fitted.of(table);
    DetectorParts parts = new DetectorParts();
    fitted.predictor().write(parts);
    CellPredictor read = CellPredictor.read(parts, fitted.codec());
    DetectorParts again = new DetectorParts();
    read.write(again);

    assertThat(again.weights().arrays().keySet()).isEqualTo(parts.weights().arrays().keySet());
    parts
        .weights()
        .arrays()
        .forEach((name, array) -> assertThat(again.array(name).values()).isEqualTo(array.values()));
    Fitted same = new Fitted(fitted.codec(), CellPredictor.read(again, fitted.codec()));
    Map<String, Object> row = Map.of("amount", 50.0, "country", "NL");
    for (int cell = 0; cell < 4; cell++) {
      assertThat(same.predict(row).get(cell).expected())
          .isEqualTo(new Fitted(fitted.codec(), read).predict(row).get(cell).expected());
    }
  }

  @Test
  void refusesThePartsOfOtherColumns() {
    Fitted fitted = Fitted.of(table(numbers(1)));
    DetectorParts parts = new DetectorParts();
    fitted.predictor().write(parts);
    Codec other = Fitted.of(Models.mixed(100, 1)).codec();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CellPredictor.read(parts, other))
        .withMessageMatching("cells must have [0-9]+ features, got 5");
  }
}
