package io.hourglass.detect.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hourglass.detect.testing.ExampleRules;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RuleTextTest {
  static List<Rule> rules() {
    return ExampleRules.all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void comesBackFromItsText(Rule rule) {
    assertThat(RuleText.parse(rule.text())).isEqualTo(rule);
  }

  @Test
  void thereIsANameForEveryRule() {
    assertThat(RuleText.names()).hasSize(Rule.class.getPermittedSubclasses().length);
    assertThat(rules().stream().map(rule -> rule.text().replaceAll(":.*", "")))
        .containsExactlyElementsOf(RuleText.names());
  }

  @Test
  void whatIsNotSaidHasADefault() {
    assertThat(RuleText.parse("conformal")).isEqualTo(new Conformal(0.01));
    assertThat(RuleText.parse("fdr")).isEqualTo(new FalseDiscoveryRate(0.1));
    assertThat(RuleText.parse("quantile")).isEqualTo(new Quantile(0.99));
    assertThat(RuleText.parse("sigma")).isEqualTo(new MeanAndDeviation(3));
    assertThat(RuleText.parse("pot")).isEqualTo(new PeaksOverThreshold(0.001, 0.98));
    assertThat(RuleText.parse("pot: 0.0001")).isEqualTo(new PeaksOverThreshold(0.0001));
    assertThat(RuleText.parse("cost: 1, 50")).isEqualTo(new MinimumCost(1, 50));
  }

  @Test
  void rateMayBeSaidApart() {
    OptionalDouble rate = OptionalDouble.of(0.001);
    assertThat(RuleText.parse("conformal", rate)).isEqualTo(new Conformal(0.001));
    assertThat(RuleText.parse("fdr", rate)).isEqualTo(new FalseDiscoveryRate(0.001));
    assertThat(RuleText.parse("quantile", rate)).isEqualTo(new Quantile(0.999));
    assertThat(RuleText.parse("pot", rate)).isEqualTo(new PeaksOverThreshold(0.001));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          best | rule "best": the name must be one of NAMES, got "best"; did you mean "cost"?
          conformal: | rule "conformal:": rate must be a number, got ""
          conformal:x | rule "conformal:x": rate must be a number, got "x"
          conformal:1 | rule "conformal:1": rate must be in (0, 1), got 1.0
          conformal:NaN | rule "conformal:NaN": rate must be in (0, 1), got NaN
          fdr:0 | rule "fdr:0": rate must be in (0, 1), got 0.0
          fdr:0.1,2 | rule "fdr:0.1,2": must be written fdr[:RATE], got "2" too
          quantile:1.5 | rule "quantile:1.5": probability must be in (0, 1), got 1.5
          sigma:Infinity | rule "sigma:Infinity": k must be a finite number, got Infinity
          max:1 | rule "max:1": must be written max, got "1" too
          pot:0.02 | rule "pot:0.02": rate and initialQuantile must be above 0 and together below 1, got 0.02 and 0.98
          pot:0.1,1 | rule "pot:0.1,1": rate and initialQuantile must be above 0 and together below 1, got 0.1 and 1.0
          cost | rule "cost": must be written cost:FALSE-POSITIVE,MISS, got no false-positive
          cost:1 | rule "cost:1": must be written cost:FALSE-POSITIVE,MISS, got no miss
          cost:0,1 | rule "cost:0,1": falsePositive must be a finite number > 0, got 0.0
          cost:1,-1 | rule "cost:1,-1": miss must be a finite number > 0, got -1.0
          """)
  void saysWhatIsWrong(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RuleText.parse(text))
        .withMessage(message.replace("NAMES", String.join(", ", RuleText.names())));
  }

  @Test
  void refusesARateThatHasNoPlace() {
    OptionalDouble rate = OptionalDouble.of(0.001);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RuleText.parse("sigma", rate))
        .withMessage(
            "rule \"sigma\": only conformal, fdr, quantile, pot have a rate, got a rate of 0.001");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RuleText.parse("fdr:0.1", rate))
        .withMessage(
            "rule \"fdr:0.1\": the rate must be given once, got [0.1] and a rate of 0.001");
  }
}
