package io.hourglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on the architecture lists the packages that are there. */
class ArchitecturePageTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern HEADING = Pattern.compile("### (hourglass-[a-z]+)");
  private static final Pattern ROW = Pattern.compile("\\| `(io\\.hourglass[a-z.]*)` \\| [^|]+ \\|");

  @Test
  void listsThePackagesOfEveryModule() throws IOException {
    assertThat(onPage()).isEqualTo(inSources());
  }

  private static Map<String, Set<String>> onPage() throws IOException {
    Map<String, Set<String>> packages = new TreeMap<>();
    String module = "";
    for (String line : Files.readAllLines(ROOT.resolve("docs/architecture.md"))) {
      Matcher heading = HEADING.matcher(line);
      Matcher row = ROW.matcher(line);
      if (heading.matches()) {
        module = heading.group(1);
      } else if (row.matches()) {
        packages.computeIfAbsent(module, name -> new TreeSet<>()).add(row.group(1));
      }
    }
    return packages;
  }

  private static Map<String, Set<String>> inSources() throws IOException {
    Map<String, Set<String>> packages = new TreeMap<>();
    try (Stream<Path> folders = Files.list(ROOT)) {
      for (Path module : folders.toList()) {
        Path sources = module.resolve("src/main/java");
        if (Files.isDirectory(sources)) {
          packages.put(module.getFileName().toString(), packages(sources));
        }
      }
    }
    return packages;
  }

  private static Set<String> packages(Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.endsWith("package-info.java"))
          .map(file -> sources.relativize(file.getParent()).toString().replace('\\', '/'))
          .map(folder -> folder.replace('/', '.'))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
