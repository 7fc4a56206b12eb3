package io.hourglass.benchmarks.anomalies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourglass.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AnomaliesCommandTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** The baselines, and one in the place of ours, which would take its time to train. */
  private static List<Entrant> entrants() {
    List<Entrant> entrants = new ArrayList<>(Entrants.baselines());
    entrants.add(0, new Named(entrants.get(0)));
    return entrants;
  }

  private record Named(Entrant entrant) implements Entrant {
    @Override
    public String name() {
      return "Hourglass";
    }

    @Override
    public Scorer fit(float[] rows, int width, long seed) {
      return entrant.fit(rows, width, seed);
    }
  }

  private int run(String... options) {
    return new CommandLine(new AnomaliesCommand(AnomaliesCommandTest::entrants))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .setExecutionExceptionHandler((failure, line, parsed) -> {
          err.append(failure.getMessage());
          return 1;
        })
        .execute(options);
  }

  private int runHere(String... options) {
    String[] all = new String[options.length + 2];
    all[0] = "--data";
    all[1] = folder.toString();
    System.arraycopy(options, 0, all, 2, options.length);
    return run(all);
  }

  private void publish(String mode, String... lines) throws IOException {
    Files.createDirectories(folder.resolve("reference"));
    Files.write(folder.resolve("reference/dte-adbench-aucroc-" + mode + ".csv"), List.of(lines));
  }

  @Test
  void judgesEverySetOfAFolder() throws IOException {
    Npz.easy(folder.resolve("1_Easy.npz"), 200);
    Npz.easy(folder.resolve("2_easier.npz"), 300);
    Npz.write(folder.resolve("three.npz"), new double[][] {{1, 2, 3}}, new int[] {0, 1, 2});
    Files.writeString(folder.resolve("broken.npz"), "none");
    publish("semisupervised", "Dataset,KNN,VAE", "easy,99.5(0.1),50.0(0.0)", "hard,1(0),2(0)");
    assertThat(runHere("--seeds=2", "--json")).isZero();
    JsonNode report = Json.tree(out.toString(), "out");
    assertThat(report.path("mode").asText()).isEqualTo("semi-supervised");
    JsonNode easy = report.path("sets").get(0);
    assertThat(easy.path("name").asText()).isEqualTo("1_Easy");
    assertThat(easy.path("anomalies").asInt()).isEqualTo(20);
    assertThat(easy.path("trained").asInt()).isEqualTo(90);
    assertThat(easy.path("scored").asInt()).isEqualTo(110);
    assertThat(easy.path("published").path("KNN").asDouble()).isEqualTo(99.5);
    assertThat(easy.path("entrants")).hasSizeGreaterThanOrEqualTo(6);
    for (JsonNode entrant : easy.path("entrants")) {
      assertThat(entrant.path("seeds")).hasSize(2);
      // two features that have nothing to do with each other leave no residual: ties
      double wanted = entrant.path("name").asText().equals("PCA") ? 50 : 100;
      assertThat(entrant.path("auroc").asDouble()).isCloseTo(wanted, within(0.5));
      assertThat(entrant.path("averagePrecision").asDouble()).isBetween(0.0, 100.0);
      assertThat(entrant.path("aurocDeviation").asDouble()).isCloseTo(0, within(0.5));
    }
    assertThat(report.path("means")).hasSize(2);
    assertThat(report.path("means").get(0).path("sets").asInt()).isEqualTo(2);
    assertThat(report.path("means").get(0).path("published")).isEmpty();
    assertThat(report.path("means").get(1).path("sets").asInt()).isEqualTo(1);
    assertThat(report.path("means").get(1).path("published").path("VAE").asDouble()).isEqualTo(50);
    assertThat(report.path("failures")).hasSize(2);
    assertThat(err.toString())
        .contains(
            "three.npz, row 3, column \"label\": expected 0 (normal) or 1 (anomaly), got \"2\"")
        .contains("broken.npz: expected an NPZ archive")
        .contains("2_easier, seed 2: ");
  }

  @Test
  void printsATable() throws IOException {
    Npz.easy(folder.resolve("17_with_quite_a_long_name.npz"), 200);
    publish(
        "unsupervised",
        "Dataset,KNN,VAE,MCD,ICL,FeatureBagging",
        "with,99.5(0.1),50.0(0.0),81(0),82(0),100.0(0.0)");
    assertThat(runHere("--mode=unsupervised", "--seeds=1")).isZero();
    assertThat(out.toString())
        .startsWith("unsupervised, 1 seed, at most 50,000 rows of a set\n")
        .contains("|  99.5   50.0   81.0   82.0   100.0 FeatureB\n")
        .contains("mean of 1")
        .contains("isolation forest, 100 trees of 256 rows\n")
        .contains("1 set x 1 seed in ")
        .endsWith("; 0 could not be judged\n");
    assertThat(
            out.toString()
                .lines()
                .filter(line -> !line.contains("cores") && !line.contains("QUIET")))
        .allMatch(line -> line.length() <= 120);
  }

  @Test
  void choosesSetsByNameWithOrWithoutTheNumber() throws IOException {
    Npz.easy(folder.resolve("1_Easy.npz"), 100);
    Npz.easy(folder.resolve("2_other.npz"), 100);
    assertThat(runHere("--only=easy", "--seeds=1", "--json")).isZero();
    assertThat(Json.tree(out.toString(), "out").path("sets")).hasSize(1);
    assertThat(runHere("--only=none")).isEqualTo(1);
    assertThat(err.toString())
        .endsWith(folder + ": there is no set \"none\"; there are [1_Easy, 2_other]");
  }

  @Test
  void saysWhatAFolderLacks() throws IOException {
    assertThat(runHere()).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(folder + ": expected .npz files with rows X and labels y, got none");
    Files.writeString(folder.resolve("broken.npz"), "none");
    assertThat(runHere()).isEqualTo(1);
    assertThat(err.toString())
        .contains(
            folder + ": none of 1 files could be judged; broken.npz: expected an NPZ archive");
    err.getBuffer().setLength(0);
    assertThat(run("--data", folder.resolve("nowhere").toString())).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            folder.resolve("nowhere")
                + ": expected a folder of .npz files with rows X and labels y, got none; name it with --data");
  }

  @Test
  void refusesNoSeedsAndTooFewRows() {
    assertThat(run("--seeds=0")).isEqualTo(2);
    assertThat(err.toString()).startsWith("--seeds must be at least 1, got 0\n");
    err.getBuffer().setLength(0);
    assertThat(run("--rows=9")).isEqualTo(2);
    assertThat(err.toString()).startsWith("--rows must be at least 10, got 9\n");
  }
}
