package io.hourglass.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages on designs say what the code says. */
class DesignPagesTest {
  private static final Path FOLDER = Path.of("../docs/designs");

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".md") && !file.endsWith("index.md"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyPresetIsInTheListAndHasItsSettingsOnItsPage(Preset preset) throws IOException {
    String start = "| `%s` | %s | [".formatted(preset, preset.description());
    String row =
        Files.readString(FOLDER.resolve("index.md"))
            .lines()
            .filter(line -> line.startsWith(start))
            .findFirst()
            .orElse("no line that starts with " + start);
    String page = row.substring(row.lastIndexOf('(') + 1, row.lastIndexOf(')'));
    String text = Files.readString(FOLDER.resolve(page));
    assertThat(text).contains("`" + preset + "`");
    for (Setting setting : preset.settings()) {
      assertThat(text)
          .contains(
              "| `%s` | %s | %s |"
                  .formatted(setting.name(), setting.standard(), setting.meaning()));
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyPageHasTheSameHeadings(Path page) throws IOException {
    assertThat(Arrays.stream(Files.readString(page).split("\n", -1)).filter(s -> s.startsWith("#")))
        .hasSize(7)
        .endsWith(
            "## What it is",
            "## Example",
            "## When to use it",
            "## Settings",
            "## How it works",
            "## Results");
  }
}
