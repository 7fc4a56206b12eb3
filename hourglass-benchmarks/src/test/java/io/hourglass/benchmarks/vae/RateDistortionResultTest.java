package io.hourglass.benchmarks.vae;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RateDistortionResultTest {
  @Test
  void saysWhatEachBetaCostsBesideTheMeanPicture() {
    RateDistortionResult result =
        new RateDistortionResult(
            "digits",
            20_000,
            10,
            List.of(
                new RateDistortionResult.Point(0.1, 40, 60.5),
                new RateDistortionResult.Point(4, 9.25, 110)),
            205.7);
    assertThat(result.text())
        .isEqualToNormalizingNewlines(
            """
            digits, 20,000 pictures, 10 epochs; nats per test picture
                              rate   distortion  sum
            beta 0.1          40.00  60.50       100.50
            beta 4            9.25   110.00      119.25
            the mean picture  0.00   205.70      205.70
            """);
  }
}
