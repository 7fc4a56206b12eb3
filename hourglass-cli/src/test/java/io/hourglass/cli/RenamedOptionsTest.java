package io.hourglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenamedOptionsTest {
  @ParameterizedTest
  @CsvSource({
    "train --data D --out M, --rate=0.1, --learning-rate",
    "train --data D --out M, --keep=label, --include-label",
    "designs dense --data D, --keep=label, --include-label",
    "detect fit --data D --out M, --keep=label, --include-label",
    "detect fit --data D --out M, --rate=0.1, --false-positive-rate",
    "detect fit --data D --out M, --design=conv, --network",
    "detect calibrate M --data D, --rate=0.1, --false-positive-rate",
    "detect follow M, --window=100, --drift-window",
  })
  void namesThePresentOption(String command, String former, String present) {
    Cli run = Cli.run((Object[]) (command + " " + former).split(" ", -1));

    assertThat(run.complaint())
        .isEqualTo("Unknown option: '%s'; did you mean %s?".formatted(former, present));
    assertThat(run.code()).isEqualTo(2);
  }
}
