package io.hourglass.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.DataException;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.train.settings.Validation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValidationSplitTest {
  private static final int ROWS = 10_000;
  private static final TableSource SOURCE =
      TableSource.of(
          new Table(
              "t.csv",
              List.of(
                  new NumericColumn("time", IntStream.range(0, ROWS).asDoubleStream().toArray()),
                  CategoricalColumn.of("name", Collections.nCopies(ROWS, "a")))));

  @Test
  void everyRowIsOnOneSide() {
    Validation share = new Validation.Share(0.2);
    List<Double> all = new ArrayList<>(times(share, false));
    assertThat(all).hasSize(ROWS - times(share, true).size());
    all.addAll(times(share, true));
    Collections.sort(all);
    assertThat(all).hasSize(ROWS).doesNotHaveDuplicates();
    assertThat(times(share, true).size() / (double) ROWS).isEqualTo(0.2, within(0.02));
  }

  @Test
  void theLatestRowsAreHeldOut() {
    Validation latest = new Validation.Latest("time", 0.1);
    assertThat(times(latest, true)).hasSize(1_000).allMatch(time -> time >= 9_000);
    assertThat(times(latest, false)).hasSize(9_000).allMatch(time -> time < 9_000);
  }

  @Test
  void refusesToOrderByNames() {
    assertThatThrownBy(() -> times(new Validation.Latest("name", 0.1), true))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "t.csv, column \"name\": expected a time or number in every row to split by, got"
                + " categorical");
  }

  private static List<Double> times(Validation validation, boolean heldOut) {
    List<Double> times = new ArrayList<>();
    ValidationSplit.Parts parts = ValidationSplit.of(SOURCE, validation, 3);
    TableSource part = heldOut ? parts.held().orElseThrow() : parts.training();
    part.forEachBatch(
        999,
        (batch, first) -> {
          NumericColumn time = (NumericColumn) batch.column("time");
          IntStream.range(0, time.rows()).forEach(row -> times.add(time.get(row)));
        });
    return times;
  }
}
