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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  }

  @Test
  void rowsWithoutALabelAreCountedAndPassedOver() {
    Labels labels = of("0", "", "1", "", "0");
    assertThat(labels.unlabeled()).isEqualTo(2);
    assertThat(labels.labeled()).containsExactly(0, 2, 4);
    assertThat(labels.labeledRowsOf(Set.of("1"))).containsExactly(false, true, false);
    assertThat(labels.rowsOf(Set.of("1"))).containsExactly(false, false, true, false, false);
    assertThat(labels.numbersOfOrUnlabeled(Set.of("1")).stream()).containsExactly(1, 2, 3);
    assertThat(labels.distinct()).containsExactly("0", "1");
  }

  @ParameterizedTest
  @CsvSource({
    "OK NOK, NOK",
    "good broken scratch, broken scratch",
    "normal. neptune. smurf., neptune. smurf.",
    "n y, y",
    "False True, True",
    "0 1, 1",
    "benign DDoS, DDoS",
    "pass FAIL, FAIL",
    "0 -1, -1"
  })
  void wordsForNormalRowsAreKnown(String words, String notNormal) {
    assertThat(of(words.split(" ")).notNormal(List.of())).containsExactly(notNormal.split(" "));
    assertThat(of(words.split(" ")).positive(List.of())).contains(Set.of(notNormal.split(" ")));
  }

  @ParameterizedTest
  @CsvSource({"-1 1, -1", "1 2, 1", "a b, a", "0 1 2, 0", "1, 1"})
  void labelsThatDoNotSayWhatIsNormalAreNotLearnedFrom(String words, String first) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> of(words.split(" ")).notNormal(List.of()))
        .withMessage(
            "column \"label\": expected labels that say which rows are normal, got %s; name the"
                + " labels of normal rows (setting normal=%s)",
            List.of(words.split(" ")), first);
    assertThat(of(words.split(" ")).notNormal(List.of(first))).doesNotContain(first);
  }

  @Test
  void rowsThatAreAllNormalExcludeNothing() {
    assertThat(of("0", "0").notNormal(List.of())).isEmpty();
    assertThat(of("ok", "OK", "normal").notNormal(List.of())).isEmpty();
  }

  @Test
  void aLabelIsFoundInAnyCaseAndAsATruthValue() {
    Labels truths = of(new NumericColumn("x", new double[] {0, 1, 1}));
    assertThat(truths.positive(List.of("True"))).contains(Set.of("1"));
    assertThat(truths.positive(List.of("1.0"))).contains(Set.of("1"));
    assertThat(of("Attack", "normal").positive(List.of("attack"))).contains(Set.of("Attack"));
    assertThat(of("attack", "Attack", "x").positive(List.of("attack"))).contains(Set.of("attack"));
  }
}
