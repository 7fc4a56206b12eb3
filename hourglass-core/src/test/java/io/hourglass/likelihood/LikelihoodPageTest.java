package io.hourglass.likelihood;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on likelihoods lists every likelihood, with its defaults. */
class LikelihoodPageTest {
  private static final Path PAGE = Path.of("../docs/likelihoods.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

  @Test
  void everyLikelihoodHasARowWithItsDefaults() throws IOException {
    List<String> rows =
        ROW.matcher(Files.readString(PAGE)).results().map(row -> row.group(1)).toList();

    assertThat(rows)
        .extracting(text -> text.replaceFirst(":.*", ""))
        .containsExactlyInAnyOrderElementsOf(LikelihoodText.names());
    for (String text : rows) {
      String name = text.replaceFirst(":.*", "");
      assertThat(LikelihoodText.parse(text)).as(text).isEqualTo(LikelihoodText.parse(name));
    }
  }

  @Test
  void everyLikelihoodInACommandExists() throws IOException {
    Pattern option = Pattern.compile("--likelihood (?:\\w+=)?([a-z][-a-z0-9:,]+)");

    assertThat(option.matcher(Files.readString(PAGE)).results())
        .map((MatchResult text) -> LikelihoodText.parse(text.group(1)))
        .isNotEmpty();
  }
}
