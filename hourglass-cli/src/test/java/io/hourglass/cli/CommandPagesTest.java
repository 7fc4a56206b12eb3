package io.hourglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The pages of the documentation name every command and option, and none that does not exist. */
class CommandPagesTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern FLAG = Pattern.compile("(?<![\\w-])--[a-z][a-z0-9-]*");
  private static final Pattern CODE = Pattern.compile("`[^`\n]+`");

  /** Flags of other programs, and of the benchmarks, which are not part of the command line. */
  private static final Set<String> OTHERS = Set.of("--add-modules");

  private static final Set<String> EXPLAINED = new TreeSet<>(Set.of("--help", "--version"));

  @BeforeAll
  static void readPages() throws IOException {
    for (Path page : pages()) {
      Matcher code = CODE.matcher(text(page));
      while (code.find()) {
        FLAG.matcher(code.group()).results().forEach(flag -> EXPLAINED.add(flag.group()));
      }
    }
  }

  private static String text(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All pages but those on benchmarks, which have options of their own. */
  static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of(ROOT.resolve("README.md")),
              docs.filter(page -> page.toString().endsWith(".md"))
                  .filter(page -> !page.toString().contains("benchmarks"))
                  .sorted())
          .toList();
    }
  }

  private static String allPages() throws IOException {
    return pages().stream().map(CommandPagesTest::text).collect(Collectors.joining("\n"));
  }

  /** Every command that does something, and is no list of others. */
  static List<CommandSpec> commands() {
    List<CommandSpec> all = new ArrayList<>();
    addCommands(Main.commandLine(), all);
    return all;
  }

  private static void addCommands(CommandLine commandLine, List<CommandSpec> all) {
    if (commandLine.getSubcommands().isEmpty()) {
      all.add(commandLine.getCommandSpec());
    }
    Set<CommandLine> subcommands = Set.copyOf(commandLine.getSubcommands().values());
    subcommands.forEach(subcommand -> addCommands(subcommand, all));
  }

  private static Set<String> options(CommandSpec command) {
    return command.options().stream()
        .filter(option -> !option.hidden())
        .map(OptionSpec::longestName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasAnExample(CommandSpec command) throws IOException {
    assertThat(allPages()).containsPattern("\\./" + command.qualifiedName() + "\\b");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyOptionIsExplained(CommandSpec command) {
    assertThat(EXPLAINED).containsAll(options(command));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyFlagIsAnOption(Path page) {
    Set<String> known =
        commands().stream()
            .flatMap(command -> options(command).stream())
            .collect(Collectors.toSet());
    known.addAll(OTHERS);
    Set<String> flags =
        FLAG.matcher(text(page)).results().map(flag -> flag.group()).collect(Collectors.toSet());

    assertThat(known).containsAll(flags);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyExampleIsUnderstood(Path page) {
    examples(page).forEach(line -> parse(page, line));
  }

  @Test
  void thereAreExamplesToUnderstand() throws IOException {
    assertThat(pages().stream().mapToLong(page -> examples(page).size()).sum())
        .isGreaterThan(commands().size());
  }

  /** Commands at the start of a line, continued lines joined. */
  private static List<String> examples(Path page) {
    return text(page)
        .replaceAll("\\\\\n\\s*", "")
        .lines()
        .filter(line -> line.startsWith("./hourglass "))
        .filter(line -> !line.startsWith("./hourglass bench "))
        .toList();
  }

  private static void parse(Path page, String line) {
    String command =
        line.substring("./hourglass ".length()).replaceFirst("\\s+[#<>|(].*", "").strip();
    List<String> words =
        Pattern.compile("\"[^\"]*\"|'[^']*'|\\S+")
            .matcher(command)
            .results()
            .map(word -> word.group().replaceAll("^[\"']|[\"']$", ""))
            .toList();
    try {
      Main.commandLine().parseArgs(words.toArray(String[]::new));
    } catch (ParameterException e) {
      throw new AssertionError(page + ": " + line + "\n" + e.getMessage(), e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyCapabilityHasItsPage(Capability capability) {
    assertThat(ROOT.resolve("docs").resolve(capability.page())).isRegularFile();
    assertThat(text(ROOT.resolve("README.md"))).contains("(docs/" + capability.page() + ")");
  }

  @ParameterizedTest
  @EnumSource
  void everyCommandOfACapabilityIsListed(Capability capability) {
    List<String> names =
        capability.commands().stream()
            .map(command -> CommandSpec.forAnnotatedObject(command).name())
            .toList();
    List<String> rows = Arrays.asList(text(ROOT.resolve("docs/commands.md")).split("\n", -1));

    assertThat(names)
        .allSatisfy(name ->
            assertThat(rows)
                .anyMatch(row -> row.startsWith("| ") && row.contains("`" + name + "`")));
  }
}
