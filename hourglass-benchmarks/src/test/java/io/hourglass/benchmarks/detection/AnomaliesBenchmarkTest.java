package io.hourglass.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourglass.benchmarks.detection.BaselineDetector.HeldOut;
import io.hourglass.benchmarks.report.BenchmarkCommand;
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

class AnomaliesBenchmarkTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** The baselines, and one in the place of ours, which would take its time to train. */
  private static List<DetectorUnderTest> systems() {
    List<DetectorUnderTest> systems = new ArrayList<>(BaselineDetector.all(HeldOut.NONE));
    BaselineDetector mean = (BaselineDetector) systems.get(0);
    systems.add(0, new BaselineDetector("Hourglass", mean.method(), HeldOut.NONE));
    return systems;
  }

  private int run(String... options) {
    return BenchmarkCommand.of(new AnomaliesBenchmark(AnomaliesBenchmarkTest::systems))
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
  void evaluatesEveryDatasetOfAFolder() throws IOException {
    Npz.easy(folder.resolve("1_Easy.npz"), 200);
    Npz.easy(folder.resolve("2_easier.npz"), 300);
    Npz.write(folder.resolve("three.npz"), new double[][] {{1, 2, 3}}, new int[] {0, 1, 2});
    Files.writeString(folder.resolve("broken.npz"), "none");
    publish("semisupervised", "Dataset,KNN,VAE", "easy,99.5(0.1),50.0(0.0)", "hard,1(0),2(0)");
    assertThat(runHere("--seeds=2", "--json")).isZero();
    JsonNode report = Json.tree(out.toString(), "out");
    JsonNode tables = report.path("tables");
    JsonNode easy = tables.path("datasets").get(0);
    assertThat(easy.path("dataset").asText()).isEqualTo("1_Easy");
    assertThat(easy.path("anomalies").asInt()).isEqualTo(20);
    JsonNode auroc = tables.path("auroc");
    assertThat(auroc.get(0).path("published_knn").asDouble()).isEqualTo(99.5);
    assertThat(tables.path("systems")).hasSize(7);
    for (JsonNode system : tables.path("systems")) {
      // two features that have nothing to do with each other leave no residual: ties
      double wanted = system.path("system").asText().equals("PCA") ? 50 : 100;
      assertThat(system.path("auroc").asDouble()).isCloseTo(wanted, within(0.5));
      assertThat(system.path("average_precision").asDouble()).isBetween(0.0, 100.0);
    }
    for (String system : List.of("hourglass", "mean", "mahal", "knn", "knn_w", "forest")) {
      assertThat(auroc.get(0).path(system).asDouble()).isCloseTo(100, within(0.5));
      assertThat(easy.path(system).asDouble(-1)).isCloseTo(0, within(0.5));
    }
    assertThat(tables.path("trials")).hasSize(2 * 2 * 7);
    assertThat(tables.path("trials").get(0).path("training_rows").asInt()).isEqualTo(90);
    assertThat(auroc).hasSize(4);
    assertThat(auroc.get(2).path("dataset").asText()).isEqualTo("mean of 2");
    assertThat(auroc.get(2).has("published_vae")).isFalse();
    assertThat(auroc.get(3).path("dataset").asText()).isEqualTo("mean of 1");
    assertThat(auroc.get(3).path("published_vae").asDouble()).isEqualTo(50);
    assertThat(report.path("notes")).hasSize(2);
    assertThat(report.path("notes").toString())
        .contains(
            "three.npz, row 3, column \\\"label\\\": expected 0 (normal) or 1 (anomaly), got \\\"2\\\"")
        .contains("broken.npz: expected an NPZ archive");
    assertThat(err.toString()).contains("2_easier, Hourglass, seed 2: AUROC ");
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
        .startsWith("Anomaly detection on labeled tables, AUROC and average precision in percent\n")
        .contains("- unsupervised, seeds 1 to 1, at most 50,000 rows\n")
        .contains(
            "99.50          50.00          81.00          82.00          100.00 FeatureBagging\n")
        .contains("mean of 1")
        .contains("isolation forest, 100 trees of 256 rows\n")
        .endsWith(" s\n");
  }

  @Test
  void choosesDatasetsByNameWithOrWithoutTheNumber() throws IOException {
    Npz.easy(folder.resolve("1_Easy.npz"), 100);
    Npz.easy(folder.resolve("2_other.npz"), 100);
    assertThat(runHere("--only=easy", "--seeds=1", "--json")).isZero();
    assertThat(Json.tree(out.toString(), "out").path("tables").path("datasets")).hasSize(1);
    assertThat(runHere("--only=none")).isEqualTo(1);
    assertThat(err.toString())
        .endsWith(folder + ": there is no dataset \"none\"; there are [1_Easy, 2_other]");
  }

  @Test
  void saysWhatAFolderLacks() throws IOException {
    assertThat(runHere()).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(folder + ": expected .npz files with rows X and labels y, got none");
    Files.writeString(folder.resolve("broken.npz"), "none");
    assertThat(runHere()).isEqualTo(1);
    assertThat(err.toString())
        .contains(folder + ": no dataset could be used; [not evaluated: broken.npz: ")
        .contains("broken.npz: expected an NPZ archive");
    err.getBuffer().setLength(0);
    assertThat(run("--data", folder.resolve("nowhere").toString())).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            folder.resolve("nowhere")
                + ": expected a folder of .npz files with rows X and labels y, got none; name it with"
                + " --data, or have it in $HOURGLASS_DATA/adbench");
  }

  @Test
  void refusesNoSeedsAndTooFewRows() {
    assertThat(run("--seeds=0")).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("--seeds must be at least 1, got 0");
    err.getBuffer().setLength(0);
    assertThat(run("--rows=9")).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("--rows must be at least 10, got 9");
  }
}
