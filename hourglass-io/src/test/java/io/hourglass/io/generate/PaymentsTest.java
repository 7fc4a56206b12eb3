package io.hourglass.io.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TimestampColumn;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class PaymentsTest {
  private static final int ROWS = 40_000;
  private static final Table TABLE = Payments.generate("payments", ROWS, 1);

  @Test
  void hasEveryTypeOfColumnAndHalfAPercentOfFrauds() {
    assertThat(TABLE.schema())
        .hasToString(
            "time timestamp, amount numeric, currency categorical, country categorical, merchant"
                + " categorical, channel categorical, card categorical, age numeric, account_days"
                + " numeric, hours_since_last numeric, distance_km numeric, fraud numeric");
    NumericColumn fraud = (NumericColumn) TABLE.column("fraud");
    double frauds = IntStream.range(0, ROWS).mapToDouble(fraud::get).sum();
    assertThat(frauds / ROWS).isBetween(0.004, 0.006);
    List<String> kinds = Payments.kinds(ROWS, 1);
    for (int row = 0; row < ROWS; row++) {
      assertThat(kinds.get(row).equals("none")).isEqualTo(fraud.get(row) == 0);
    }
    assertThat(TABLE.column("distance_km").missing()).isBetween(ROWS / 10, ROWS / 2);
    assertThat(TABLE.column("age").missing()).isBetween(ROWS / 100, ROWS / 10);
    assertThat(TABLE.column("time").missing()).isZero();
  }

  @Test
  void rowsAreInTheOrderOfTimeAndTheSameEachTime() {
    TimestampColumn time = (TimestampColumn) TABLE.column("time");
    for (int row = 1; row < ROWS; row++) {
      assertThat(time.millis(row)).isGreaterThanOrEqualTo(time.millis(row - 1));
    }
    Table again = Payments.generate("payments", ROWS, 1);
    for (int row = 0; row < ROWS; row += 997) {
      int at = row;
      assertThat(again.columns().stream().map(column -> column.value(at)))
          .containsExactlyElementsOf(
              TABLE.columns().stream().map(column -> column.value(at)).toList());
    }
  }

  @Tag("slow")
  @Test
  void noColumnAloneGivesMostKindsAway() {
    List<String> kinds = Payments.kinds(ROWS, 1);
    Map<String, Double> best = new HashMap<>();
    for (Column column : TABLE.without(List.of("fraud")).columns()) {
      double[] scores = scores(column);
      Integer[] order = IntStream.range(0, ROWS).boxed().toArray(Integer[]::new);
      Arrays.sort(order, Comparator.comparingDouble(row -> scores[row]));
      for (Fraud fraud : Fraud.values()) {
        best.merge(fraud.label, area(order, scores, kinds, fraud.label), Math::max);
      }
    }
    assertThat(best.values().stream().filter(area -> area > 0.9).count())
        .as("%s", best)
        .isLessThanOrEqualTo(1);
  }

  /** Of a name how rare it is, of a time the hour. */
  private static double[] scores(Column column) {
    double[] scores = new double[ROWS];
    Map<Integer, Integer> counts = new HashMap<>();
    if (column instanceof CategoricalColumn names) {
      IntStream.range(0, ROWS).forEach(row -> counts.merge(names.index(row), 1, Integer::sum));
    }
    for (int row = 0; row < ROWS; row++) {
      if (column instanceof CategoricalColumn names) {
        scores[row] = -counts.getOrDefault(names.index(row), 0);
      } else if (column instanceof TimestampColumn times) {
        scores[row] = times.millis(row) / 3_600_000 % 24;
      } else if (column instanceof NumericColumn numbers) {
        scores[row] = column.isMissing(row) ? 0 : numbers.get(row);
      }
    }
    return scores;
  }

  /** The area under the ROC curve of the scores or of their opposite, whichever is larger. */
  private static double area(Integer[] order, double[] scores, List<String> kinds, String kind) {
    double ranks = 0;
    double frauds = 0;
    for (int from = 0; from < ROWS; ) {
      int to = from;
      while (to < ROWS && scores[order[to]] == scores[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        if (kinds.get(order[i]).equals(kind)) {
          ranks += (from + to - 1) / 2.0;
          frauds++;
        }
      }
      from = to;
    }
    double area = (ranks - frauds * (frauds - 1) / 2.0) / (frauds * (ROWS - frauds));
    return Math.max(area, 1 - area);
  }
}
