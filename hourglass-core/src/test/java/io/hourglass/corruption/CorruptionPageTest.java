package io.hourglass.corruption;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on denoising lists every corruption. */
class CorruptionPageTest {
  private static final Path PAGE = Path.of("../docs/denoising.md");
  private static final Pattern CELL = Pattern.compile("(?m)^\\| `[a-z][^|]*\\|");
  private static final Pattern TEXT = Pattern.compile("`([^`]+)`");

  @Test
  void everyCorruptionHasARow() throws IOException {
    List<Corruption> listed =
        CELL.matcher(Files.readString(PAGE))
            .results()
            .flatMap(cell -> TEXT.matcher(cell.group()).results())
            .<Corruption>map(text -> CorruptionText.parse(text.group(1)))
            .toList();

    assertThat(listed)
        .extracting(corruption -> (Class) corruption.getClass())
        .contains(Corruption.class.getPermittedSubclasses());
  }
}
