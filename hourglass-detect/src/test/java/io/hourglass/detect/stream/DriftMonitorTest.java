package io.hourglass.detect.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.codec.Rows;
import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.testing.Detectors;
import io.hourglass.detect.threshold.Quantile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DriftMonitorTest {
  private static final List<String> NAMES = List.of("NL", "DE", "FR");

  /** Seven normal numbers, the first one shifted, and a name. */
  private static Table rows(int count, long seed, double shift, List<String> names) {
    Random random = new Random(seed);
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < 7; column++) {
      double[] values = new double[count];
      double mean = column == 0 ? shift : 0;
      Arrays.setAll(values, row -> mean + random.nextGaussian());
      columns.add(new NumericColumn("n" + column, values));
    }
    List<String> cells =
        Stream.generate(() -> names.get(random.nextInt(names.size()))).limit(count).toList();
    columns.add(CategoricalColumn.of("name", cells));
    return new Table("rows", columns);
  }

  private static Table usual(int count, long seed) {
    return rows(count, seed, 0, NAMES);
  }

  /** With normal scores of other rows than those it has seen. */
  private static RowDetector detector(int count) {
    Table heldOut = usual(Math.max(60, count / 4), 2);
    return Detectors.untrained(usual(count, 1), 1)
        .calibrated(heldOut, new boolean[heldOut.rows()], new Quantile(0.99));
  }

  private static List<String> reported(RowDetector detector, int window, Table... tables) {
    List<String> reported = new ArrayList<>();
    DriftMonitor drift = new DriftMonitor(detector, window, 0.25, reported::add);
    for (Table table : tables) {
      Rows rows = detector.codec().encode(table);
      double[] scores = detector.score(rows).scores();
      for (int row = 0; row < scores.length; row++) {
        int from = row * rows.width();
        drift.add(Arrays.copyOfRange(rows.values(), from, from + rows.width()), scores[row]);
      }
    }
    return reported;
  }

  @Test
  void isSilentAsLongAsNothingChangesHoweverFewRowsItKnows() {
    for (int known : new int[] {80, 300, 4_000}) {
      RowDetector detector = detector(known);
      for (int window : new int[] {100, 1_000}) {
        assertThat(reported(detector, window, usual(100_000, 3)))
            .as("%d rows known, window %d", known, window)
            .isEmpty();
      }
    }
  }

  @Test
  void saysWhichNumberHasShiftedByTwoDeviationsAndWhenItIsBack() {
    List<String> reported =
        reported(
            detector(4_000), 1_000, usual(2_000, 3), rows(2_000, 4, 2, NAMES), usual(2_000, 5));

    assertThat(reported.stream().filter(line -> line.contains("column")))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("drift in column \"n0\": PSI "),
            line -> assertThat(line).startsWith("drift in column \"n0\" has ended: "));
  }

  @Test
  void saysWhichNameHasVanished() {
    List<String> reported =
        reported(detector(4_000), 1_000, usual(2_000, 3), rows(2_000, 4, 0, List.of("NL", "DE")));

    assertThat(reported).hasSize(1);
    assertThat(reported.get(0))
        .startsWith("drift in column \"name\": PSI ")
        .contains("(threshold 0.25); FR: ");
  }

  @Test
  void saysThatANewNameHasAppeared() {
    List<String> reported =
        reported(
            detector(4_000),
            1_000,
            usual(2_000, 3),
            rows(2_000, 4, 0, List.of("NL", "DE", "FR", "XX")));

    assertThat(reported.stream().filter(line -> line.contains("column"))).hasSize(1);
    assertThat(reported.stream().filter(line -> line.contains("column")).findFirst())
        .get()
        .asString()
        .startsWith("drift in column \"name\": PSI ");
  }
}
