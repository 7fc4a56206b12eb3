package io.hourglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.cli.output.Flags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class FlagsTest {
  private static final Pattern REFERENCE =
      Pattern.compile("SettingReference\\s*\\.to\\(\\s*\"(.+?)\"");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          leave it out (setting drop) | leave it out (--drop)
          name them (setting missing=n/a) or so | name them (--missing n/a) or so
          name them (setting missing=not known) | name them (--missing 'not known')
          bound it (setting clip-norm=1), or lower it (setting learning-rate) | bound it (--clip 1), or lower it (--learning-rate)
          a setting (of something) | a setting (of something)
          """)
  void namesTheFlagOfASetting(String message, String printed) {
    assertThat(Flags.in(message)).isEqualTo(printed);
  }

  @Test
  void everySettingThatTheLibraryNamesHasAFlag() throws IOException {
    Set<String> options = new TreeSet<>();
    collect(Main.commandLine(), options);
    Set<String> flags =
        references().stream()
            .map(setting -> Flags.in("(setting " + setting + ")").replaceAll("[()]", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(flags).contains("--drop", "--missing", "--clip");
    assertThat(options).containsAll(flags);
  }

  private static void collect(CommandLine command, Set<String> options) {
    command.getCommandSpec().options().forEach(o -> options.addAll(Set.of(o.names())));
    command.getSubcommands().values().forEach(each -> collect(each, options));
  }

  private static Set<String> references() throws IOException {
    Set<String> settings = new TreeSet<>();
    for (String module : new String[] {"core", "io", "train", "detect"}) {
      try (Stream<Path> files = Files.walk(Path.of("../hourglass-" + module + "/src/main/java"))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          REFERENCE
              .matcher(Files.readString(file))
              .results()
              .forEach(found -> settings.add(found.group(1)));
        }
      }
    }
    return settings;
  }
}
