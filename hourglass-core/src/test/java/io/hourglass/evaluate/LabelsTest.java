package io.hourglass.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabelsTest {
  private static Labels of(Column column) {
    return Labels.of(new Table("rows", List.of(column)), column.name());
  }

  private static Labels of(String... labels) {
    return of(CategoricalColumn.of("label", List.of(labels)));
  }

  @Test
  void allButTheNormalOnesArePositive() {
    Labels labels = of("normal", "smurf", "Normal", "rootkit", "smurf");
    assertThat(labels.positive(List.of())).contains(Set.of("smurf", "rootkit"));
    assertThat(labels.rowsOf(Set.of("smurf"))).containsExactly(false, true, false, false, true);
    assertThat(labels.positive(List.of("rootkit"))).contains(Set.of("rootkit"));
    assertThat(labels.allBut(List.of("normal"))).containsExactly("Normal", "rootkit", "smurf");
  }

  @Test
  void labelsThatDoNotSeparateTwoClassesAreNotGuessed() {
    assertThat(of("a", "b").positive(List.of())).isEmpty();
    assertThat(of("normal", "no").positive(List.of())).isEmpty();
    assertThat(of(new NumericColumn("x", new double[] {0, 1, 2})).positive(List.of())).isEmpty();
    assertThat(of(new NumericColumn("x", new double[] {0, 1, 1})).positive(List.of()))
        .contains(Set.of("1"));
    assertThat(of(new NumericColumn("x", new double[] {0.5, 2})).distinct())
        .containsExactly("0.5", "2");
  }

  @Test
  void refusesLabelsThatDoNotOccur() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> of("a", "b").positive(List.of("c")))
        .withMessage("column \"label\": there is no label \"c\"; there are [a, b]");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> of("a", "a").allBut(List.of("a")))
        .withMessage("column \"label\": expected other labels than [a] too");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> of("a", "", "b"))
        .withMessage("rows, row 2, column \"label\": expected a label, got no value");
  }
}
