package io.hourglass.detect.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on thresholds lists every rule. */
class RulePageTest {
  private static final Path PAGE = Path.of("../docs/detect-thresholds.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z][^`]*)` \\|");

  @Test
  void everyRuleHasARow() throws IOException {
    List<Rule> listed =
        ROW.matcher(Files.readString(PAGE))
            .results()
            .map(row -> RuleText.parse(row.group(1)))
            .toList();

    assertThat(listed)
        .extracting(rule -> (Class) rule.getClass())
        .containsExactlyInAnyOrder(Rule.class.getPermittedSubclasses());
  }
}
