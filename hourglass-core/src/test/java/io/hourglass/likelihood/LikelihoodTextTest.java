package io.hourglass.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hourglass.testing.Examples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LikelihoodTextTest {
  private static final Map<String, Features> COLUMNS = columns();

  private static Map<String, Features> columns() {
    Map<String, Features> columns = new LinkedHashMap<>();
    columns.put("amount", Features.REAL);
    columns.put("visits", Features.COUNT);
    columns.put("a=b", Features.REAL);
    columns.put("size", Features.ONE_HOT);
    return columns;
  }

  @Test
  void everyNameIsALikelihood() {
    assertThat(LikelihoodText.names()).hasSize(Likelihood.class.getPermittedSubclasses().length);
    for (String name : LikelihoodText.names()) {
      assertThat(LikelihoodText.parse(name)).isNotNull();
    }
  }

  static List<Likelihood> likelihoods() {
    return Examples.likelihoods();
  }

  @ParameterizedTest
  @MethodSource("likelihoods")
  void comesBackFromItsText(Likelihood likelihood) {
    assertThat(LikelihoodText.parse(likelihood.text())).isEqualTo(likelihood);
  }

  @Test
  void readsSettings() {
    assertThat(LikelihoodText.parse("poisson")).isEqualTo(new Poisson());
    assertThat(LikelihoodText.parse("gaussian")).isEqualTo(new Gaussian(1));
    assertThat(LikelihoodText.parse("gaussian:0.1")).isEqualTo(new Gaussian(0.1));
    StudentT student = new StudentT(3, ScaleParameter.PREDICTED);
    assertThat(LikelihoodText.parse("student-t:3,predicted")).isEqualTo(student);
    assertThat(LikelihoodText.parse("student-t:predicted,3")).isEqualTo(student);
    assertThat(LikelihoodText.parse("student-t:scale=predicted, degrees=3")).isEqualTo(student);
    assertThat(LikelihoodText.parse("student-t:predicted"))
        .isEqualTo(new StudentT(5, ScaleParameter.PREDICTED));
    assertThat(LikelihoodText.parse("discretized-logistic-mixture:7"))
        .isEqualTo(new DiscretizedLogisticMixture(7));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          normal | likelihood "normal": the name must be one of NAMES, got "normal"
          gausian:2 | likelihood "gausian:2": the name must be one of NAMES, got "gausian"; did you mean "gaussian"?
          gaussian:wide | likelihood "gaussian:wide": deviation must be a number, got "wide"
          gaussian:1,2 | likelihood "gaussian:1,2": must be written gaussian[:DEVIATION], got "2" too
          gaussian:sigma=2 | likelihood "gaussian:sigma=2": parameters of gaussian must be some of deviation, got "sigma"
          student-t:5,own | likelihood "student-t:5,own": scale must be one of shared, predicted, got "own"
          gaussian: | likelihood "gaussian:": deviation must be a number, got ""
          gaussian:-1 | likelihood "gaussian:-1": deviation must be a finite number > 0, got -1.0
          poisson:3 | likelihood "poisson:3": must be written poisson, got "3" too
          """)
  void saysWhatIsWrong(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LikelihoodText.parse(text))
        .withMessage(message.replace("NAMES", String.join(", ", LikelihoodText.names())));
  }

  @Test
  void whatIsNamedComesBeforeWhatSuits() {
    assertThat(LikelihoodText.byColumn(List.of("a=b=gaussian:2", "laplace"), COLUMNS))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("amount", new Laplace(), "visits", new Laplace(), "a=b", new Gaussian(2)));
    assertThat(LikelihoodText.byColumn(List.of("gaussian"), COLUMNS).keySet())
        .containsExactly("amount", "visits", "a=b");
    assertThat(LikelihoodText.byColumn(List.of("ordinal", "poisson"), COLUMNS))
        .containsExactlyInAnyOrderEntriesOf(Map.of("size", new Ordinal(), "visits", new Poisson()));
  }

  @Test
  void refusesWhatSuitsNoColumn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LikelihoodText.byColumn(List.of("beta-binomial"), COLUMNS))
        .withMessage(
            "there must be a column whose features BetaBinomial[] suits, got {amount=REAL,"
                + " visits=COUNT, a=b=REAL, size=ONE_HOT}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LikelihoodText.byColumn(List.of("amount=normal"), COLUMNS))
        .withMessage(
            "likelihood \"amount=normal\": the name must be one of %s, got \"normal\"",
            String.join(", ", LikelihoodText.names()));
  }
}
