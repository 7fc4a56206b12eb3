package io.hourglass.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds for the main sources of all modules together; this module is the last to be built. */
class SourceTreeTest {
  private static final Path ROOT = Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());
  private static final Pattern LISTED = Pattern.compile("^\\| `(io\\.hourglass[a-z.]*)` \\|");

  /** The main sources of all modules, package-infos excluded. */
  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT, 20)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> isMain(ROOT.relativize(file)))
          .filter(file -> !file.endsWith("package-info.java"))
          .toList();
    }
  }

  private static boolean isMain(Path file) {
    return file.getName(0).toString().startsWith("hourglass-")
        && file.subpath(1, 3).equals(Path.of("src", "main"));
  }

  private static String packageOf(Path source) {
    Path folders = ROOT.relativize(source.getParent());
    return folders.subpath(4, folders.getNameCount()).toString().replace(File.separatorChar, '.');
  }

  @Test
  void noTwoClassesShareASimpleName() throws IOException {
    Map<String, Long> uses =
        sources().stream()
            .map(source -> source.getFileName().toString())
            .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    uses.values().removeIf(count -> count == 1);

    assertThat(uses).isEmpty();
  }

  @Test
  void theArchitecturePageListsEveryPackageOnce() throws IOException {
    Set<String> packages =
        sources().stream().map(SourceTreeTest::packageOf).collect(Collectors.toSet());
    List<String> listed =
        Files.readAllLines(ROOT.resolve("docs/architecture.md")).stream()
            .map(LISTED::matcher)
            .filter(Matcher::find)
            .map(row -> row.group(1))
            .toList();

    assertThat(listed).containsExactlyInAnyOrderElementsOf(new TreeSet<>(packages));
  }
}
