package io.hourglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.Autoencoder;
import io.hourglass.Score;
import io.hourglass.data.Table;
import io.hourglass.design.Design;
import io.hourglass.io.Tables;
import io.hourglass.train.Trainer;
import io.hourglass.train.settings.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The README says what is so. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @Test
  @Tag("slow")
  void exampleRuns() throws Exception {
    // @start region=readme
    Table payments = Tables.read("payments");
    Autoencoder model =
        Trainer.with(Training.defaults()).fit(Design.suitedTo(payments.schema()), payments);
    model.save(Path.of("payments.hg"));
    Score score =
        Autoencoder.load(Path.of("payments.hg")).score(Map.of("amount", 912.40, "country", "NL"));
    // @end region=readme
    Files.delete(Path.of("payments.hg"));
    assertThat(score.nats()).isFinite();
    assertThat(score.byColumn()).containsKeys("amount", "country");
  }

  @Test
  void exampleIsTheOneThatRuns() throws IOException {
    String source = Files.readString(Path.of("src/test/java/io/hourglass/cli/ReadmeTest.java"));
    String region =
        source.substring(
            source.indexOf("// @start region=readme\n"), source.indexOf("    // @end region"));
    String example =
        region.lines().skip(1).map(line -> line.substring(4)).collect(Collectors.joining("\n"));

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
