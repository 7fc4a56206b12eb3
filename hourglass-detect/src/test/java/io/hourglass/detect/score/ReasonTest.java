package io.hourglass.detect.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.hourglass.detect.score.Reason.Values;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonTest {
  private static Reason reason(String column, double contribution) {
    return Reason.of(
        column, contribution, new Values("9", "2", "1", "3"), 0.9, Basis.OTHER_COLUMNS);
  }

  @Test
  void sharesAreOfAllThatContribute() {
    List<Reason> all = List.of(reason("a", 1), reason("b", 6), reason("c", -2), reason("d", 3));

    assertThat(Reason.ranked(all, 2))
        .extracting(Reason::column, Reason::share)
        .containsExactly(tuple("b", 0.6), tuple("d", 0.3));
    assertThat(Reason.ranked(List.of(reason("c", -2), reason("e", 0)), 2)).isEmpty();
  }

  @Test
  void saysWhatIsExpectedAndHowSureThatIs() {
    Values category = Values.of("US", "NL");

    assertThat(reason("a", 1).expectation()).isEqualTo("expected 2 (1 to 3)");
    assertThat(Reason.of("c", 1, category, 0.974, Basis.OTHER_COLUMNS).expectation())
        .isEqualTo("expected NL (97 %)");
    assertThat(
            Reason.of("a", 1, new Values("9", "2", "1", "3"), 0.9, Basis.COLUMN_ALONE)
                .expectation())
        .isEqualTo("expected 2 (1 to 3) by the column alone");
    assertThat(Reason.of("a + b", 1, category, 0, Basis.COMBINATION).expectation())
        .isEqualTo("expected NL");
  }

  @Test
  void refusesAShareThatIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Reason("a", 1, 1.5, "1", "2", "2", "2", 0, Basis.COMBINATION))
        .withMessage("share and probability must be in [0, 1], got 1.5 and 0.0");
  }
}
