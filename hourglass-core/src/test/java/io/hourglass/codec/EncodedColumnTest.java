package io.hourglass.codec;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hourglass.likelihood.Bernoulli;
import io.hourglass.likelihood.Categorical;
import org.junit.jupiter.api.Test;

class EncodedColumnTest {
  @Test
  void refusesLikelihoodsThatCannotExplainTheColumn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EncodedColumn(new Standard("amount", 0, 1, false), new Bernoulli()))
        .withMessage(
            "column \"amount\" must have a likelihood that suits real features, got Bernoulli[]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EncodedColumn(new Pixels("p", 2, 2, 1), new Categorical()))
        .withMessage(
            "column \"p\" must have a likelihood that suits unit features, got Categorical[]");
  }
}
