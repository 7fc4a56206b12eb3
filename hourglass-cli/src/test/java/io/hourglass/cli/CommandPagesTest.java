package io.hourglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The pages show every command, and know every option. */
class CommandPagesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z0-9-]+");

  @Test
  void everyCommandIsShownWithAnExample() throws IOException {
    String text = text();

    assertThat(options().keySet())
        .filteredOn(name -> !text.contains("./hourglass " + name))
        .isEmpty();
  }

  @Test
  void everyOptionIsOnAPage() throws IOException {
    Set<String> unnamed = new TreeSet<>();
    Set<String> named = found();
    options()
        .forEach((command, options) -> {
          for (String option : options) {
            if (!named.contains(option)) {
              unnamed.add(command + " " + option);
            }
          }
        });

    assertThat(unnamed).isEmpty();
  }

  @Test
  void pagesNameNoOptionThatDoesNotExist() throws IOException {
    Set<String> unknown = found();
    options().values().forEach(unknown::removeAll);

    assertThat(unknown).isEmpty();
  }

  private static Set<String> found() throws IOException {
    Set<String> found = new TreeSet<>();
    OPTION.matcher(text()).results().forEach(match -> found.add(match.group()));
    return found;
  }

  private static String text() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !ROOT.relativize(file).toString().startsWith("docs/benchmarks"))
          .forEach(pages::add);
    }
    StringBuilder all = new StringBuilder();
    for (Path page : pages) {
      all.append(Files.readString(page));
    }
    return all.toString();
  }

  /**
   * Options by command, such as {@code detect fit}; those of single benchmarks are left to them.
   */
  private static Map<String, Set<String>> options() {
    Map<String, Set<String>> options = new TreeMap<>();
    add(options, "", Main.commandLine());
    return options;
  }

  private static void add(Map<String, Set<String>> options, String name, CommandLine command) {
    if (!name.isEmpty()) {
      Set<String> names = new LinkedHashSet<>();
      command.getCommandSpec().options().stream()
          .filter(option -> !option.hidden())
          .map(CommandLine.Model.OptionSpec::longestName)
          .forEach(names::add);
      options.put(name, names);
    }
    command
        .getSubcommands()
        .forEach((child, line) -> {
          boolean isAlias = !child.equals(line.getCommandName());
          if (!isAlias) {
            add(options, (name + " " + child).trim(), line);
          }
        });
  }
}
