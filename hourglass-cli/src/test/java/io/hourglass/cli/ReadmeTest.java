package io.hourglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.data.Table;
import io.hourglass.detect.Detector;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.fit.DetectorFitter;
import io.hourglass.detect.fit.DetectorSettings;
import io.hourglass.detect.score.RowScore;
import io.hourglass.io.Tables;
import io.hourglass.io.format.TableWriter;
import io.hourglass.io.generate.Payments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The README is true: its example runs, its links lead to pages. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @Test
  @Tag("slow")
  void exampleRuns() throws Exception {
    Table table = Payments.generate("payments", 500, 1).without(List.of("fraud"));
    TableWriter.write(Path.of("payments.csv"), table);
    // @start region=readme
    // Fit: needs hourglass-train. Rows should be mostly normal; no labels are needed.
    RowDetector fitted =
        DetectorFitter.with(DetectorSettings.defaults()).fit(Tables.read(Path.of("payments.csv")));
    fitted.save(Path.of("payments.hg"));

    // Score: plain Java, needs hourglass-detect alone.
    Detector detector = Detector.load(Path.of("payments.hg"));
    RowScore score = detector.score(Map.of("amount", 912.40, "country", "NL"), 3);
    score.isAnomaly();
    score.reasons();
    // @end region=readme
    Files.delete(Path.of("payments.hg"));
    Files.delete(Path.of("payments.csv"));
    assertThat(score.score()).isFinite();
    assertThat(score.reasons()).hasSizeBetween(1, 3); // columns that are unusual given the others
    assertThat(score.reasons().get(0).column()).isEqualTo("amount");
  }

  @Test
  void exampleIsTheOneThatRuns() throws IOException {
    String source = Files.readString(Path.of("src/test/java/io/hourglass/cli/ReadmeTest.java"));
    String region =
        source.substring(
            source.indexOf("// @start region=readme\n"), source.indexOf("    // @end region"));
    String example =
        region
            .lines()
            .skip(1)
            .map(line -> line.replaceFirst("^ {4}", ""))
            .collect(Collectors.joining("\n"));

    assertThat(readme()).contains("```java\n" + example + "\n```");
  }

  @Test
  void isShort() throws IOException {
    assertThat(readme().split("\\s+", -1).length).isLessThan(600);
    List<String> beginning = readme().lines().limit(25).toList();
    assertThat(beginning).anyMatch(line -> line.startsWith("./hourglass demo"));
    assertThat(beginning).anyMatch(line -> line.startsWith("mvn verify"));
    assertThat(beginning).contains("```java");
  }

  @Test
  void namesPagesThatAreThere() throws IOException {
    java.util.regex.Matcher links =
        java.util.regex.Pattern.compile("]\\(([^)#:]+)\\)").matcher(readme());
    while (links.find()) {
      assertThat(ROOT.resolve(links.group(1))).exists();
    }
  }

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }
}
