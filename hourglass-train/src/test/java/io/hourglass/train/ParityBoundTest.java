package io.hourglass.train;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hourglass.train.run.Parity;
import io.hourglass.train.run.TrainingException;
import org.junit.jupiter.api.Test;

class ParityBoundTest {
  @Test
  void whatRoundingAccountsForPasses() {
    assertThatCode(() -> new Parity(5, 1e-6).check()).doesNotThrowAnyException();
  }

  @Test
  void moreThanRoundingIsRefused() {
    assertThatThrownBy(() -> new Parity(5, 2e-5).check())
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("differs by 2.0E-5 on 5 rows");
    assertThatThrownBy(() -> new Parity(5, Double.NaN).check())
        .isInstanceOf(TrainingException.class);
  }

  @Test
  void nothingComparedIsNoProof() {
    assertThatThrownBy(() -> new Parity(0, 0).check())
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            "the plain-Java network must be compared with TensorFlow, but no row has a code that"
                + " rounding cannot change; nothing was written. Entries of the codebook have"
                + " become alike: take fewer of them, or a lower learning rate (setting"
                + " learning-rate)");
  }
}
