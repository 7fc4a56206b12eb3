package io.hourglass.benchmarks.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourglass.benchmarks.report.Benchmark;
import io.hourglass.benchmarks.report.BenchmarkCommand;
import io.hourglass.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the benchmarks run and write their pages; not what they find. */
@Tag("slow")
class VaeBenchmarksTest {
  @TempDir Path folder;

  private String run(Benchmark benchmark, Object... options) {
    StringWriter out = new StringWriter();
    String[] words = new String[options.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = String.valueOf(options[i]);
    }
    int code =
        BenchmarkCommand.of(benchmark)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(new StringWriter()))
            .execute(words);
    assertThat(code).isZero();
    return out.toString();
  }

  @Test
  void takesShapesApart() throws IOException {
    String out =
        run(
            new DisentanglementBenchmark(),
            "--seeds=1",
            "--epochs=1",
            "--rows=500",
            "--json",
            "--out",
            folder);
    JsonNode runs = Json.tree(out, "out").path("tables").path("runs");
    assertThat(runs).hasSize(3);
    assertThat(runs.get(0).path("code").asText()).isEqualTo("VAE");
    assertThat(runs.get(1).path("code").asText()).isEqualTo("beta-VAE, beta 4");
    assertThat(runs.get(2).path("code").asText()).isEqualTo("PCA, 10 components");
    assertThat(runs.get(0).path("mig").asDouble(-1)).isBetween(0.0, 1.0);
    assertThat(folder.resolve("traversal-1.png")).exists();
    assertThat(folder.resolve("beta-4-seed-1.hg")).exists();
    assertThat(Files.readString(folder.resolve("report.html")))
        .contains("<h1>Disentanglement of shapes</h1>")
        .doesNotContain("{{");
  }

  @Test
  void tracesTheCurveOfRateAndDistortion() throws IOException {
    String out =
        run(
            new RateDistortionBenchmark(),
            "--betas=10,0.1",
            "--epochs=1",
            "--rows=500",
            "--json",
            "--out",
            folder);
    JsonNode points = Json.tree(out, "out").path("tables").path("points");
    assertThat(points).hasSize(3);
    assertThat(points.get(0).path("model").asText()).isEqualTo("beta 0.1");
    assertThat(points.get(0).path("rate").asDouble())
        .isGreaterThan(points.get(1).path("rate").asDouble());
    assertThat(Files.readString(folder.resolve("report.html")))
        .contains("<h1>Rate against distortion</h1>")
        .doesNotContain("{{");
  }
}
